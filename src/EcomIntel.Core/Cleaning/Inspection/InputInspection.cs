using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EcomIntel;

/// <summary>What one raw input looks like, over all its rows. Immutable; safe for any thread.</summary>
public sealed class InputInspection
{
    internal InputInspection(string name, long rows, long duplicates, ImmutableArray<ColumnInspection> columns)
    {
        Name = name;
        Rows = rows;
        Duplicates = duplicates;
        Columns = columns;
    }

    /// <summary>The path of a file, or the name given.</summary>
    public string Name { get; }

    /// <summary>Rows, without header and blank lines.</summary>
    public long Rows { get; }

    /// <summary>Rows that equal an earlier one in every raw field.</summary>
    public long Duplicates { get; }

    /// <summary>The raw columns in input order.</summary>
    public ImmutableArray<ColumnInspection> Columns { get; }

    /// <summary>A column by its name; the first of several.</summary>
    /// <param name="column">The name in the input.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public ColumnInspection this[string column] => Columns.FirstOrDefault(candidate => candidate.Name == column)
        ?? throw new ArgumentException($"{Name} has no column '{column}'. Its columns are: {string.Join(", ", Columns.Select(candidate => candidate.Name))}.", nameof(column));

    /// <summary>A table with a line for each column: missing values, and the statistics of numbers to six significant digits.</summary>
    /// <returns>The table.</returns>
    public override string ToString()
    {
        int width = Math.Max(6, Columns.Select(column => column.Name.Length).DefaultIfEmpty(0).Max());
        StringBuilder table = new(string.Create(CultureInfo.InvariantCulture, $"{Name}: {Rows:N0} rows, {Duplicates:N0} exact duplicates\n{"column".PadRight(width)}  {"missing",10}"));
        foreach (string title in new[] { "count", "mean", "std", "min", "25%", "50%", "75%", "max" })
        {
            table.Append(CultureInfo.InvariantCulture, $"  {title,12}");
        }

        foreach (ColumnInspection column in Columns)
        {
            table.Append(CultureInfo.InvariantCulture, $"\n{column.Name.PadRight(width)}  {column.Missing,10:N0}");
            if (column.Numbers is { } n)
            {
                table.Append(CultureInfo.InvariantCulture, $"  {n.Count,12:N0}");
                foreach (double value in new[] { n.Mean, n.StandardDeviation, n.Min, n.LowerQuartile, n.Median, n.UpperQuartile, n.Max })
                {
                    table.Append(CultureInfo.InvariantCulture, $"  {value,12:G6}");
                }
            }
        }

        return table.ToString();
    }
}
