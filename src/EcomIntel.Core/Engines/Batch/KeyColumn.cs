namespace EcomIntel;

/// <summary>The key of each row as a code from 0, −1 where it has none, and the number of different keys.</summary>
internal sealed record KeyColumn(int[] Codes, int Count)
{
    /// <summary>The codes of keys that a function gives; null for any other key.</summary>
    public CodeBook? Book { get; init; }
}
