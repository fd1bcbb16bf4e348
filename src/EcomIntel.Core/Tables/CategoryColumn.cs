using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>A column of texts out of a small set: the levels in ordinal order and a code for each row. Immutable; safe for any thread.</summary>
public sealed class CategoryColumn
{
    private readonly int[] _codes;

    private CategoryColumn(ImmutableArray<string> levels, int[] codes)
    {
        Levels = levels;
        _codes = codes;
    }

    /// <summary>The code of a missing value: −1.</summary>
    public const int Missing = -1;

    /// <summary>The levels in ordinal order; a code is a position in it.</summary>
    public ImmutableArray<string> Levels { get; }

    /// <summary>For each row its level's code, or −1 where it is missing.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>Encodes texts.</summary>
    /// <param name="values">A text for each row; null or empty is missing.</param>
    /// <returns>The column.</returns>
    public static CategoryColumn From(IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        HashSet<string> distinct = new(StringComparer.Ordinal);
        for (int i = 0; i < values.Count; i++)
        {
            if (!string.IsNullOrEmpty(values[i]))
            {
                distinct.Add(values[i]!);
            }
        }

        string[] levels = [.. distinct];
        Array.Sort(levels, StringComparer.Ordinal);
        Dictionary<string, int> positions = new(levels.Length, StringComparer.Ordinal);
        for (int i = 0; i < levels.Length; i++)
        {
            positions.Add(levels[i], i);
        }

        int[] codes = new int[values.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = string.IsNullOrEmpty(values[i]) ? Missing : positions[values[i]!];
        }

        return new CategoryColumn([.. levels], codes);
    }

    /// <summary>Makes a column over levels that are given, whether or not a row has them.</summary>
    internal static CategoryColumn Of(ImmutableArray<string> levels, int[] codes) => new(levels, codes);

    /// <summary>Makes a column of some of the rows, in the given order, with the same levels and codes.</summary>
    internal CategoryColumn Take(int[] rows)
    {
        int[] codes = new int[rows.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = _codes[rows[i]];
        }

        return new CategoryColumn(Levels, codes);
    }

    /// <summary>The text of a row.</summary>
    /// <param name="row">The row, counted from 0.</param>
    /// <returns>The level; null where it is missing.</returns>
    public string? this[int row] => _codes[row] < 0 ? null : Levels[_codes[row]];
}
