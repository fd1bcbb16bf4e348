namespace EcomIntel;

/// <summary>A set of rows of a table, ascending and without repeats. Immutable; safe for any thread.</summary>
public sealed class RowSet
{
    private readonly int[] _rows;

    private RowSet(int[] rows) => _rows = rows;

    /// <summary>The number of rows in the set.</summary>
    public int Count => _rows.Length;

    /// <summary>The rows, counted from 0, ascending.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>Makes the set of the first rows of a table: 0 to <paramref name="count"/> − 1.</summary>
    /// <param name="count">The number of rows; not negative.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static RowSet All(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int[] rows = new int[count];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        return new RowSet(rows);
    }

    /// <summary>Makes a set of rows in any order.</summary>
    /// <param name="rows">Row numbers counted from 0.</param>
    /// <returns>The set, ascending.</returns>
    /// <exception cref="ArgumentException">A row is negative or stands twice.</exception>
    public static RowSet From(ReadOnlySpan<int> rows)
    {
        int[] sorted = rows.ToArray();
        Array.Sort(sorted);
        for (int i = 0; i < sorted.Length; i++)
        {
            if (sorted[i] < 0 || (i > 0 && sorted[i] == sorted[i - 1]))
            {
                throw new ArgumentException($"Row {sorted[i]} is negative or stands twice.", nameof(rows));
            }
        }

        return new RowSet(sorted);
    }
}
