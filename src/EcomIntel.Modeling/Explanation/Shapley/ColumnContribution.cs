using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>What a column adds to the probability of a class.</summary>
/// <param name="Column">The column's name; see <see cref="ExplainedColumn.Name"/>.</param>
/// <param name="Value">By how much the probability is higher (or, below 0, lower) because of the column's value, from −1 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ColumnContribution(string Column, double Value);
