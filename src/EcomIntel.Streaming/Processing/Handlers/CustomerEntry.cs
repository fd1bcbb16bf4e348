using System.Text;

namespace EcomIntel.Streaming;

/// <summary>A customer (or guest session) whose events a partition has seen lately, with the states that each handler keeps of it.</summary>
/// <param name="utf8">The key as it is sent.</param>
/// <param name="caches">How many handlers keep states.</param>
internal sealed class CustomerEntry(byte[] utf8, int caches)
{
    private string? _key;

    public byte[] Utf8 { get; } = utf8;

    public string Key => _key ??= Encoding.UTF8.GetString(Utf8);

    /// <summary>Whether its rows are being read.</summary>
    public bool IsAskedFor { get; set; }

    /// <summary>The states by the number of their cache; null where a cache was not given the row yet.</summary>
    public object?[] States { get; } = new object?[caches];
}
