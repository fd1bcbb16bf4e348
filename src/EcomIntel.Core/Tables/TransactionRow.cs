using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A transaction in column units, on its way into a table without a record in between. One without an id goes by its number in the input.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TransactionRow(string? Id, long Number, long Timestamp)
{
    public string? Customer { get; init; }

    public string? Product { get; init; }

    public string? Order { get; init; }

    public int Quantity { get; init; }

    public long UnitPrice { get; init; }

    /// <summary>The total as recorded.</summary>
    public long Total { get; init; }

    public TransactionKind Kind { get; init; }
}
