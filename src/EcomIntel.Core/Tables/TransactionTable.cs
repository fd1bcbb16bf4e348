using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>The transactions of a dataset by column, in input order. Immutable; safe for any thread.</summary>
public sealed partial class TransactionTable
{
    private readonly Lazy<bool> _allSales;

    internal TransactionTable(TransactionColumns columns, ImmutableArray<AttributeColumn> attributes)
    {
        Count = columns.Timestamps.Length;
        TimestampsArray = columns.Timestamps;
        Attributes = attributes;
        CustomerColumn = LazyColumn.Constant(columns.Customers, Count, -1);
        ProductColumn = LazyColumn.Constant(columns.Products, Count, -1);
        QuantityColumn = LazyColumn.Constant(columns.Quantities, Count, MissingQuantity);
        UnitPriceColumn = LazyColumn.Constant(columns.UnitPrices, Count, Money.Missing);
        KindColumn = LazyColumn.Constant(columns.Kinds, Count, TransactionKind.Sale);
        IdColumn = LazyColumn.Made(columns.Ids, Count, row => (columns.Numbers?[row] ?? row + 1).ToString(CultureInfo.InvariantCulture));
        OrderColumn = LazyColumn.Made(columns.Orders, Count, row => row);
        OrderIdColumn = columns.OrderIds is null ? IdColumn : LazyColumn.Made(columns.OrderIds, Count, order => columns.OrderIds[order]);
        OrderCount = columns.OrderIds?.Length ?? Count;
        TotalColumn = columns is { Quantities: { } quantities, UnitPrices: { } prices }
            ? new LazyColumn<long>(
                columns.Totals is { } recorded ? LineTotals.Fill(recorded, quantities, prices) : null,
                () => LineTotals.Make(quantities, prices, maxDegreeOfParallelism: 1),
                row => LineTotals.Of(quantities[row], prices[row]))
            : LazyColumn.Constant(columns.Totals, Count, Money.Missing);
        _allSales = new Lazy<bool>(() => columns.Kinds is null || !columns.Kinds.AsSpan().ContainsAnyExcept(TransactionKind.Sale));
    }

    /// <summary>The quantity of a row that has none: <see cref="int.MinValue"/>.</summary>
    public const int MissingQuantity = int.MinValue;

    /// <summary>The number of transactions.</summary>
    public int Count { get; }

    /// <summary>Identifiers.</summary>
    public ReadOnlySpan<string> Ids => IdColumn.Values;

    /// <summary>Microseconds since the Unix epoch, UTC.</summary>
    public ReadOnlySpan<long> Timestamps => TimestampsArray;

    /// <summary>Codes of customers, rows of <see cref="CommerceDataset.Customers"/>; −1 where missing.</summary>
    public ReadOnlySpan<int> Customers => CustomerColumn.Values;

    /// <summary>Codes of products, rows of <see cref="CommerceDataset.Products"/>; −1 where missing.</summary>
    public ReadOnlySpan<int> Products => ProductColumn.Values;

    /// <summary>
    /// Codes of orders, 0 to <see cref="OrderCount"/> − 1, by first appearance unless the dataset was made from columns; a line without an order id is
    /// an order of its own.
    /// </summary>
    public ReadOnlySpan<int> Orders => OrderColumn.Values;

    /// <summary>The number of distinct orders.</summary>
    public int OrderCount { get; }

    /// <summary>The identifiers of the orders by code; that of a line without an order id is the line's own id.</summary>
    public ReadOnlySpan<string> OrderIds => OrderIdColumn.Values;

    /// <summary>Pieces; <see cref="MissingQuantity"/> where missing.</summary>
    public ReadOnlySpan<int> Quantities => QuantityColumn.Values;

    /// <summary>Unit prices in ten-thousandths; <see cref="Money.Missing"/> where missing.</summary>
    public ReadOnlySpan<long> UnitPrices => UnitPriceColumn.Values;

    /// <summary>Totals in ten-thousandths, quantity × unit price where none was recorded; <see cref="Money.Missing"/> where neither is known.</summary>
    public ReadOnlySpan<long> Totals => TotalColumn.Values;

    /// <summary>Sale, return or cancellation.</summary>
    public ReadOnlySpan<TransactionKind> Kinds => KindColumn.Values;

    /// <summary>The declared extra columns.</summary>
    public ImmutableArray<AttributeColumn> Attributes { get; }

    internal long[] TimestampsArray { get; }

    internal LazyColumn<int> CustomerColumn { get; }

    internal LazyColumn<int> ProductColumn { get; }

    internal LazyColumn<string> IdColumn { get; }

    internal LazyColumn<int> OrderColumn { get; }

    internal LazyColumn<string> OrderIdColumn { get; }

    internal LazyColumn<int> QuantityColumn { get; }

    internal LazyColumn<long> UnitPriceColumn { get; }

    internal LazyColumn<long> TotalColumn { get; }

    internal LazyColumn<TransactionKind> KindColumn { get; }

    /// <summary>Whether there are no returns and no cancellations; looked at once, and without making the column of kinds.</summary>
    internal bool AllSales => _allSales.Value;

    /// <summary>The array behind <see cref="Totals"/>, made on several threads where it is yet to be made.</summary>
    internal long[] MakeTotals(int maxDegreeOfParallelism) => QuantityColumn.IsMade && UnitPriceColumn.IsMade
        ? TotalColumn.Make(() => LineTotals.Make(QuantityColumn.Values, UnitPriceColumn.Values, maxDegreeOfParallelism))
        : TotalColumn.Values;
}
