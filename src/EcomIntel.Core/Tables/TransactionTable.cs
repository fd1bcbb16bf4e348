using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>The transactions of a dataset by column, in input order. Immutable; safe for any thread.</summary>
public sealed class TransactionTable
{
    private readonly TransactionColumns _columns;

    internal TransactionTable(TransactionColumns columns, ImmutableArray<AttributeColumn> attributes)
    {
        _columns = columns;
        Attributes = attributes;
    }

    /// <summary>The quantity of a row that has none: <see cref="int.MinValue"/>.</summary>
    public const int MissingQuantity = int.MinValue;

    /// <summary>The number of transactions.</summary>
    public int Count => _columns.Ids.Length;

    /// <summary>Identifiers.</summary>
    public ReadOnlySpan<string> Ids => _columns.Ids;

    /// <summary>Microseconds since the Unix epoch, UTC.</summary>
    public ReadOnlySpan<long> Timestamps => _columns.Timestamps;

    /// <summary>Codes of customers, rows of <see cref="CommerceDataset.Customers"/>; −1 where missing.</summary>
    public ReadOnlySpan<int> Customers => _columns.Customers;

    /// <summary>Codes of products, rows of <see cref="CommerceDataset.Products"/>; −1 where missing.</summary>
    public ReadOnlySpan<int> Products => _columns.Products;

    /// <summary>Codes of orders, 0 to <see cref="OrderCount"/> − 1 by first appearance; a line without an order id is an order of its own.</summary>
    public ReadOnlySpan<int> Orders => _columns.Orders;

    /// <summary>The number of distinct orders.</summary>
    public int OrderCount => _columns.OrderIds.Length;

    /// <summary>The identifiers of the orders by code; that of a line without an order id is the line's own id.</summary>
    public ReadOnlySpan<string> OrderIds => _columns.OrderIds;

    /// <summary>Pieces; <see cref="MissingQuantity"/> where missing.</summary>
    public ReadOnlySpan<int> Quantities => _columns.Quantities;

    /// <summary>Unit prices in ten-thousandths; <see cref="Money.Missing"/> where missing.</summary>
    public ReadOnlySpan<long> UnitPrices => _columns.UnitPrices;

    /// <summary>Totals in ten-thousandths, quantity × unit price where none was recorded; <see cref="Money.Missing"/> where neither is known.</summary>
    public ReadOnlySpan<long> Totals => _columns.Totals;

    /// <summary>Sale, return or cancellation.</summary>
    public ReadOnlySpan<TransactionKind> Kinds => _columns.Kinds;

    /// <summary>The declared extra columns.</summary>
    public ImmutableArray<AttributeColumn> Attributes { get; }
}
