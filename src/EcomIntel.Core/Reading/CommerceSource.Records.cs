namespace EcomIntel;

public sealed partial class CommerceSource
{
    /// <summary>Takes transactions from the host's own rows, under the same cleaning rules as text: null is missing.</summary>
    /// <typeparam name="TRow">The host's own type.</typeparam>
    /// <param name="rows">The rows; enumerated once for each reading, while it reads.</param>
    /// <param name="selector">Makes a record of a row; its exceptions reach the caller as they are.</param>
    /// <param name="attributes">The transactions' extra columns to take from the records; null for none.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">An attribute is not a transaction's.</exception>
    public static CommerceSource FromRecords<TRow>(IEnumerable<TRow> rows, Func<TRow, Transaction> selector, IEnumerable<AttributeDefinition>? attributes = null) =>
        FromRecords((rows ?? throw new ArgumentNullException(nameof(rows))).ToAsyncEnumerable(), selector, attributes);

    /// <summary>Takes transactions from the host's own rows as they arrive, such as a query's.</summary>
    /// <typeparam name="TRow">The host's own type.</typeparam>
    /// <param name="rows">The rows; enumerated once for each reading, while it reads.</param>
    /// <param name="selector">Makes a record of a row; its exceptions reach the caller as they are.</param>
    /// <param name="attributes">The transactions' extra columns to take from the records; null for none.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">An attribute is not a transaction's.</exception>
    public static CommerceSource FromRecords<TRow>(IAsyncEnumerable<TRow> rows, Func<TRow, Transaction> selector, IEnumerable<AttributeDefinition>? attributes = null)
    {
        Check(rows, selector);
        return new(InputSource.Records(rows, selector, AttributeOwner.Transaction, attributes, RecordSlots.Write, RecordText.Of), CleaningPolicy.Default);
    }

    /// <summary>Takes transactions that are records already.</summary>
    /// <param name="transactions">The transactions; enumerated once for each reading, while it reads.</param>
    /// <param name="attributes">The transactions' extra columns to take from the records; null for none.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">An attribute is not a transaction's.</exception>
    public static CommerceSource FromRecords(IEnumerable<Transaction> transactions, IEnumerable<AttributeDefinition>? attributes = null) =>
        FromRecords(transactions, transaction => transaction, attributes);

    /// <summary>Takes customers from the host's own rows; they are matched by id and read before the transactions.</summary>
    /// <typeparam name="TRow">The host's own type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="selector">Makes a record of a row.</param>
    /// <param name="attributes">The customers' extra columns to take from the records; null for none.</param>
    /// <returns>A source with the customers.</returns>
    /// <exception cref="ArgumentException">An attribute is not a customer's.</exception>
    public CommerceSource WithCustomers<TRow>(IEnumerable<TRow> rows, Func<TRow, Customer> selector, IEnumerable<AttributeDefinition>? attributes = null) =>
        WithCustomers((rows ?? throw new ArgumentNullException(nameof(rows))).ToAsyncEnumerable(), selector, attributes);

    /// <summary>Takes customers from the host's own rows as they arrive, such as a query's.</summary>
    /// <typeparam name="TRow">The host's own type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="selector">Makes a record of a row.</param>
    /// <param name="attributes">The customers' extra columns to take from the records; null for none.</param>
    /// <returns>A source with the customers.</returns>
    /// <exception cref="ArgumentException">An attribute is not a customer's.</exception>
    public CommerceSource WithCustomers<TRow>(IAsyncEnumerable<TRow> rows, Func<TRow, Customer> selector, IEnumerable<AttributeDefinition>? attributes = null)
    {
        Check(rows, selector);
        return With(customers: InputSource.Records(rows, selector, AttributeOwner.Customer, attributes, RecordSlots.Write, RecordText.Of));
    }

    /// <summary>Takes products from the host's own rows; they are matched by id and read before the transactions.</summary>
    /// <typeparam name="TRow">The host's own type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="selector">Makes a record of a row.</param>
    /// <param name="attributes">The products' extra columns to take from the records; null for none.</param>
    /// <returns>A source with the products.</returns>
    /// <exception cref="ArgumentException">An attribute is not a product's.</exception>
    public CommerceSource WithProducts<TRow>(IEnumerable<TRow> rows, Func<TRow, Product> selector, IEnumerable<AttributeDefinition>? attributes = null) =>
        WithProducts((rows ?? throw new ArgumentNullException(nameof(rows))).ToAsyncEnumerable(), selector, attributes);

    /// <summary>Takes products from the host's own rows as they arrive, such as a query's.</summary>
    /// <typeparam name="TRow">The host's own type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="selector">Makes a record of a row.</param>
    /// <param name="attributes">The products' extra columns to take from the records; null for none.</param>
    /// <returns>A source with the products.</returns>
    /// <exception cref="ArgumentException">An attribute is not a product's.</exception>
    public CommerceSource WithProducts<TRow>(IAsyncEnumerable<TRow> rows, Func<TRow, Product> selector, IEnumerable<AttributeDefinition>? attributes = null)
    {
        Check(rows, selector);
        return With(products: InputSource.Records(rows, selector, AttributeOwner.Product, attributes, RecordSlots.Write, RecordText.Of));
    }

    private static void Check<TRow, TRecord>(IAsyncEnumerable<TRow> rows, Func<TRow, TRecord> selector)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(selector);
    }
}
