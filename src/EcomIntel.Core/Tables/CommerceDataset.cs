using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>A shop's customers, products and transactions in memory, by column. Immutable; safe for any thread.</summary>
public sealed class CommerceDataset
{
    private readonly Lazy<string> _fingerprint;

    internal CommerceDataset(TransactionTable transactions, CustomerTable customers, ProductTable products, ClickTable? clicks = null)
    {
        Transactions = transactions;
        Customers = customers;
        Products = products;
        Clicks = clicks ?? ClickTable.Empty;
        _fingerprint = new Lazy<string>(() => DatasetFingerprint.Of(this));
    }

    /// <summary>The transactions in input order.</summary>
    public TransactionTable Transactions { get; }

    /// <summary>The customers; those of transactions without a record have only an id.</summary>
    public CustomerTable Customers { get; }

    /// <summary>The products; those of transactions without a record have only an id.</summary>
    public ProductTable Products { get; }

    /// <summary>The clicks in input order; none where the dataset was made without.</summary>
    public ClickTable Clicks { get; }

    /// <summary>A hash of all transactions, customers, products and clicks, as 32 hexadecimal digits: the same data gives the same text, whatever the order of its rows.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>Puts records into columns. For raw data that needs cleaning use <c>CommerceSource</c>.</summary>
    /// <param name="transactions">The transactions, in any order.</param>
    /// <param name="customers">Records of customers; the first of an id is kept. Null for none.</param>
    /// <param name="products">Records of products; the first of an id is kept. Null for none.</param>
    /// <param name="attributes">The extra columns to take from the records; null for none.</param>
    /// <param name="clicks">What happened in the shop, in any order, as <see cref="CommerceDatasetBuilder.Add(ShopEvent)"/> takes it. Null for none.</param>
    /// <returns>The dataset.</returns>
    /// <exception cref="ArgumentException">An event erases a customer, or is a transaction without its line.</exception>
    /// <exception cref="OverflowException">An amount does not fit a money column; the message names the transaction.</exception>
    public static CommerceDataset FromRecords(
        IEnumerable<Transaction> transactions,
        IEnumerable<Customer>? customers = null,
        IEnumerable<Product>? products = null,
        IEnumerable<AttributeDefinition>? attributes = null,
        IEnumerable<ShopEvent>? clicks = null)
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

        foreach (ShopEvent click in clicks ?? [])
        {
            builder.Add(click);
        }

        return builder.Build();
    }

    /// <summary>
    /// Makes a dataset of columns, for data that is in memory by column already: no given column is copied, so do not change the arrays
    /// afterwards. Columns that are not given are made only when they are asked for.
    /// </summary>
    /// <param name="columns">The transactions, in any order.</param>
    /// <param name="customers">The customers, each once, at the positions that the columns name. Null for none.</param>
    /// <param name="products">The products, each once, at the positions that the columns name. Null for none.</param>
    /// <param name="clicks">The clicks, in any order. Null for none.</param>
    /// <returns>The dataset; it has no extra columns.</returns>
    /// <exception cref="ArgumentException">The columns do not fit together, or an identifier stands twice; the message names column, row and value.</exception>
    /// <exception cref="OverflowException">Quantity × unit price does not fit a money column; the message names the row.</exception>
    public static CommerceDataset FromColumns(
        TransactionColumns columns,
        IReadOnlyList<Customer>? customers = null,
        IReadOnlyList<Product>? products = null,
        ClickColumns? clicks = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Customer[] customerRecords = ColumnChecks.Records(customers, customer => customer.Id);
        Product[] productRecords = ColumnChecks.Records(products, product => product.Id);
        ColumnChecks.ThrowIfWrong(columns, customerRecords.Length, productRecords.Length);
        if (clicks is not null)
        {
            ColumnChecks.ThrowIfWrong(clicks, customerRecords.Length, productRecords.Length);
        }

        return new CommerceDataset(
            new TransactionTable(columns, []),
            new CustomerTable(customerRecords, []),
            new ProductTable(productRecords, []),
            clicks is null ? null : new ClickTable(clicks));
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

        int customer = table.CustomerColumn[row];
        int product = table.ProductColumn[row];
        int quantity = table.QuantityColumn[row];
        return new Transaction(
            table.IdColumn[row],
            EpochTime.FromMicroseconds(table.TimestampsArray[row]),
            customer < 0 ? null : Customers[customer].Id,
            product < 0 ? null : Products[product].Id)
        {
            OrderId = table.OrderIdColumn[table.OrderColumn[row]],
            Quantity = quantity == TransactionTable.MissingQuantity ? null : quantity,
            UnitPrice = Money.ToDecimal(table.UnitPriceColumn[row]),
            Total = Money.ToDecimal(table.TotalColumn[row]),
            Kind = table.KindColumn[row],
            Attributes = attributes,
        };
    }

    /// <summary>Puts a click of <see cref="Clicks"/> back together.</summary>
    /// <param name="row">The click, counted from 0.</param>
    /// <returns>The event, its time in UTC.</returns>
    public ShopEvent GetClick(int row)
    {
        int customer = Clicks.CustomerColumn[row];
        int product = Clicks.ProductColumn[row];
        int session = Clicks.SessionColumn[row];
        int quantity = Clicks.QuantityColumn[row];
        return new ShopEvent(Clicks.IdColumn[row], Clicks.Types[row], EpochTime.FromMicroseconds(Clicks.Timestamps[row]))
        {
            CustomerId = customer < 0 ? null : Customers[customer].Id,
            SessionId = session < 0 ? null : Clicks.SessionIds[session],
            ProductId = product < 0 ? null : Products[product].Id,
            Quantity = quantity == TransactionTable.MissingQuantity ? null : quantity,
        };
    }
}
