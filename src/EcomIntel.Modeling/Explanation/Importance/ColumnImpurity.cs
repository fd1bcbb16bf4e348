using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>How much of a forest's impurity a column took away in training.</summary>
/// <param name="Column">The column's name; see <see cref="ExplainedColumn.Name"/>.</param>
/// <param name="Share">Its share of all columns' decreases, from 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ColumnImpurity(string Column, double Share);
