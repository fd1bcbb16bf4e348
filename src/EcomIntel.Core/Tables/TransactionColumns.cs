namespace EcomIntel;

/// <summary>
/// Transactions by column, in any order, for <see cref="CommerceDataset.FromColumns"/>. The dataset takes the arrays over without a copy, so do not
/// change them afterwards. All have one cell per row; a column that is not given costs no memory until somebody asks the dataset for it.
/// Not for changing once made, and then safe for any thread.
/// </summary>
public sealed class TransactionColumns
{
    /// <summary>When each row happened: microseconds since 1970-01-01T00:00:00Z, in the years 1 to 9999.</summary>
    public required long[] Timestamps { get; init; }

    /// <summary>Who bought: positions in the customers given with the columns, −1 where missing. Null, the default: nobody is known.</summary>
    public int[]? Customers { get; init; }

    /// <summary>What was bought: positions in the products given with the columns, −1 where missing. Null, the default: nothing is known.</summary>
    public int[]? Products { get; init; }

    /// <summary>The rows' identifiers, unique in the shop. Null, the default: the row's number, counted from 1, as text.</summary>
    public string[]? Ids { get; init; }

    /// <summary>The numbers that stand for identifiers where those are null; the row's own number where both are.</summary>
    internal long[]? Numbers { get; init; }

    /// <summary>The order of each line: positions in <see cref="OrderIds"/>, none missing. Null, the default: each line is an order of its own.</summary>
    public int[]? Orders { get; init; }

    /// <summary>The identifiers of the orders. Given together with <see cref="Orders"/> or not at all.</summary>
    public string[]? OrderIds { get; init; }

    /// <summary>Pieces, <see cref="TransactionTable.MissingQuantity"/> where missing. Null, the default: missing in every row.</summary>
    public int[]? Quantities { get; init; }

    /// <summary>Prices of one piece in ten-thousandths, <see cref="Money.Missing"/> where missing. Null, the default: missing in every row.</summary>
    public long[]? UnitPrices { get; init; }

    /// <summary>
    /// Totals as recorded, in ten-thousandths, <see cref="Money.Missing"/> where missing. Null, the default, or in a missing cell: quantity × unit
    /// price where both are there. The dataset copies the column only if it has such cells to fill.
    /// </summary>
    public long[]? Totals { get; init; }

    /// <summary>Sale, return or cancellation. Null, the default: all are sales.</summary>
    public TransactionKind[]? Kinds { get; init; }
}
