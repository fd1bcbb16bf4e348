using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>A shop's customers, products and transactions in memory, by column. Immutable; safe for any thread.</summary>
public sealed class CommerceDataset
{
    private readonly Lazy<string> _fingerprint;

    internal CommerceDataset(TransactionTable transactions, CustomerTable customers, ProductTable products)
    {
        Transactions = transactions;
        Customers = customers;
        Products = products;
        _fingerprint = new Lazy<string>(() => DatasetFingerprint.Of(this));
    }

    /// <summary>The transactions in input order.</summary>
    public TransactionTable Transactions { get; }

    /// <summary>The customers; those of transactions without a record have only an id.</summary>
    public CustomerTable Customers { get; }

    /// <summary>The products; those of transactions without a record have only an id.</summary>
    public ProductTable Products { get; }

    /// <summary>A hash of all transactions, customers and products, as 32 hexadecimal digits: the same data gives the same text, whatever the order of its rows.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>Puts records into columns. For raw data that needs cleaning use <c>CommerceSource</c>.</summary>
    /// <param name="transactions">The transactions, in any order.</param>
    /// <param name="customers">Records of customers; the first of an id is kept. Null for none.</param>
    /// <param name="products">Records of products; the first of an id is kept. Null for none.</param>
    /// <param name="attributes">The extra columns to take from the records; null for none.</param>
    /// <returns>The dataset.</returns>
    /// <exception cref="OverflowException">An amount does not fit a money column; the message names the transaction.</exception>
    public static CommerceDataset FromRecords(
        IEnumerable<Transaction> transactions,
        IEnumerable<Customer>? customers = null,
        IEnumerable<Product>? products = null,
        IEnumerable<AttributeDefinition>? attributes = null)
    {
        ArgumentNullException.ThrowIfNull(transactions);
        CommerceDatasetBuilder builder = new(attributes);
        foreach (Customer customer in customers ?? [])
        {
            builder.Add(customer);
        }

        foreach (Product product in products ?? [])
        {
            builder.Add(product);
        }

        foreach (Transaction transaction in transactions)
        {
            builder.Add(transaction);
        }

        return builder.Build();
    }

    /// <summary>Puts a row of <see cref="Transactions"/> back together.</summary>
    /// <param name="row">The row, counted from 0.</param>
    /// <returns>The record, its time in UTC; an order of its own has its own id as order id.</returns>
    public Transaction GetTransaction(int row)
    {
        TransactionTable table = Transactions;
        ImmutableDictionary<string, AttributeValue> attributes = ImmutableDictionary<string, AttributeValue>.Empty;
        foreach (AttributeColumn column in table.Attributes)
        {
            if (!column[row].IsMissing)
            {
                attributes = attributes.Add(column.Definition.Name, column[row]);
            }
        }

        return new Transaction(
            table.Ids[row],
            EpochTime.FromMicroseconds(table.Timestamps[row]),
            table.Customers[row] < 0 ? null : Customers[table.Customers[row]].Id,
            table.Products[row] < 0 ? null : Products[table.Products[row]].Id)
        {
            OrderId = table.OrderIds[table.Orders[row]],
            Quantity = table.Quantities[row] == TransactionTable.MissingQuantity ? null : table.Quantities[row],
            UnitPrice = Money.ToDecimal(table.UnitPrices[row]),
            Total = Money.ToDecimal(table.Totals[row]),
            Kind = table.Kinds[row],
            Attributes = attributes,
        };
    }
}
