using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>Collects records one by one into a <see cref="CommerceDataset"/>. For one thread; can be built once.</summary>
public sealed class CommerceDatasetBuilder
{
    private readonly ImmutableArray<AttributeDefinition> _definitions;
    private readonly CodeBook _customerCodes = new();
    private readonly CodeBook _productCodes = new();
    private readonly CodeBook _orderCodes = new();
    private readonly List<Customer?> _customers = [];
    private readonly List<Product?> _products = [];
    private readonly ColumnBuffer<string?> _ids = new(null);
    private readonly ColumnBuffer<long> _numbers = new(0);
    private readonly ColumnBuffer<long> _timestamps = new(0);
    private readonly ColumnBuffer<int> _transactionCustomers = new(-1);
    private readonly ColumnBuffer<int> _transactionProducts = new(-1);
    private readonly ColumnBuffer<int> _orders = new(-1);
    private readonly ColumnBuffer<int> _quantities = new(TransactionTable.MissingQuantity);
    private readonly ColumnBuffer<long> _unitPrices = new(Money.Missing);
    private readonly ColumnBuffer<long> _totals = new(Money.Missing);
    private readonly ColumnBuffer<TransactionKind> _kinds = new(TransactionKind.Sale);
    private readonly List<List<AttributeValue>> _transactionAttributes = [];
    private readonly ClickBuffers _clicks = new();
    private readonly ImmutableArray<AttributeDefinition> _transactionDefinitions;
    private bool _built;

    /// <summary>Starts an empty dataset.</summary>
    /// <param name="attributes">The extra columns to take from the records; null for none.</param>
    /// <exception cref="ArgumentException">A column is declared twice for one owner.</exception>
    public CommerceDatasetBuilder(IEnumerable<AttributeDefinition>? attributes = null)
    {
        _definitions = [.. attributes ?? []];
        foreach (IGrouping<string, AttributeDefinition> twice in _definitions.GroupBy(definition => definition.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            throw new ArgumentException($"The attribute '{twice.Key}' is declared twice. Give each extra column a name of its own.", nameof(attributes));
        }

        _transactionDefinitions = [.. _definitions.Where(definition => definition.Owner == AttributeOwner.Transaction)];
        foreach (AttributeDefinition _ in _transactionDefinitions)
        {
            _transactionAttributes.Add([]);
        }
    }

    /// <summary>The number of transactions so far.</summary>
    public int Count => _timestamps.Count;

    /// <summary>Adds a customer's record; a second one of the same id is ignored.</summary>
    /// <param name="customer">The record.</param>
    public void Add(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        SetFirst(_customers, _customerCodes.CodeOf(customer.Id), customer);
    }

    /// <summary>Adds a product's record; a second one of the same id is ignored.</summary>
    /// <param name="product">The record.</param>
    public void Add(Product product)
    {
        ArgumentNullException.ThrowIfNull(product);
        SetFirst(_products, _productCodes.CodeOf(product.Id), product);
    }

    /// <summary>Adds a transaction. Its customer and product may be added before, after or never.</summary>
    /// <param name="transaction">The record.</param>
    /// <exception cref="OverflowException">An amount does not fit a money column; the message names the transaction.</exception>
    public void Add(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        (long unitPrice, long total) = LineAmounts.Of(transaction);
        Append(new TransactionRow(transaction.Id, Number: 0, EpochTime.ToMicroseconds(transaction.Timestamp))
        {
            Customer = transaction.CustomerId,
            Product = transaction.ProductId,
            Order = transaction.OrderId,
            Quantity = transaction.Quantity ?? TransactionTable.MissingQuantity,
            UnitPrice = unitPrice,
            Total = transaction.Total is null ? Money.Missing : total,
            Kind = transaction.Kind,
        });
        for (int i = 0; i < _transactionDefinitions.Length; i++)
        {
            _transactionAttributes[i].Add(transaction.Attributes.GetValueOrDefault(_transactionDefinitions[i].Name));
        }
    }

    /// <summary>
    /// Adds what happened in the shop: a click, or the line of an order that a <see cref="ShopEventType.Transaction"/> carries.
    /// <see cref="ShopEventType.Identify"/> is no click and adds nothing: what a guest clicked before counts for no customer. Customers and products may be added
    /// before, after or never; what the event says of them makes no record.
    /// </summary>
    /// <param name="shopEvent">The event. Duplicates must be kept out by the caller.</param>
    /// <exception cref="ArgumentException">The event erases a customer, which a dataset cannot, or is a transaction without its line.</exception>
    /// <exception cref="OverflowException">An amount does not fit a money column; the message names the transaction.</exception>
    public void Add(ShopEvent shopEvent)
    {
        ArgumentNullException.ThrowIfNull(shopEvent);
        switch (shopEvent.Type)
        {
            case ShopEventType.Transaction when shopEvent.Transaction is { } transaction:
                Add(transaction);
                break;
            case ShopEventType.Identify:
                break;
            case >= ShopEventType.View and <= ShopEventType.Purchase:
                _clicks.Add(shopEvent, CodeOf(_customerCodes, shopEvent.CustomerId), CodeOf(_productCodes, shopEvent.ProductId));
                break;
            default:
                throw new ArgumentException(
                    $"The event '{shopEvent.EventId}' of type {shopEvent.Type} adds nothing to a dataset. Leave an erased customer's events out, and give a transaction its line.",
                    nameof(shopEvent));
        }
    }

    /// <summary>Adds a row in column units, of which quantity × unit price is known to fit; the attributes are the cells at the given slots, in the order of their definitions.</summary>
    internal void Add(in TransactionRow row, Cell[] cells, int[] attributes, Slot[] slots)
    {
        Append(row);
        for (int i = 0; i < attributes.Length; i++)
        {
            _transactionAttributes[i].Add(cells[attributes[i]].ToAttribute(slots[attributes[i]].Kind));
        }
    }

    /// <summary>Makes the dataset.</summary>
    /// <returns>The dataset.</returns>
    /// <exception cref="InvalidOperationException">It was built before.</exception>
    public CommerceDataset Build()
    {
        if (_built)
        {
            throw new InvalidOperationException("The dataset was built before. Use a new builder for another.");
        }

        _built = true;
        Customer[] customerRecords = Complete(_customers, _customerCodes, id => new Customer(id));
        Product[] productRecords = Complete(_products, _productCodes, id => new Product(id));
        TransactionColumns columns = new()
        {
            Timestamps = _timestamps.Take(),
            Customers = _transactionCustomers.TakeOrNull(),
            Products = _transactionProducts.TakeOrNull(),
            Ids = _ids.TakeOrNull()!,
            Numbers = _numbers.TakeOrNull(),
            Orders = _orders.Take(),
            OrderIds = _orderCodes.ToArray(),
            Quantities = _quantities.TakeOrNull(),
            UnitPrices = _unitPrices.TakeOrNull(),
            Totals = _totals.TakeOrNull(),
            Kinds = _kinds.TakeOrNull(),
        };
        return new CommerceDataset(
            new TransactionTable(columns, [.. _transactionDefinitions.Select((definition, i) => new AttributeColumn(definition, _transactionAttributes[i]))]),
            new CustomerTable(customerRecords, Columns(AttributeOwner.Customer, customerRecords, record => record.Attributes)),
            new ProductTable(productRecords, Columns(AttributeOwner.Product, productRecords, record => record.Attributes)),
            _clicks.Take());
    }

    private void Append(in TransactionRow row)
    {
        _ids.Add(row.Id);
        _numbers.Add(row.Id is null ? row.Number : 0);
        _timestamps.Add(row.Timestamp);
        _transactionCustomers.Add(CodeOf(_customerCodes, row.Customer));
        _transactionProducts.Add(CodeOf(_productCodes, row.Product));
        _orders.Add(row.Order is null ? _orderCodes.Append(row.Id ?? row.Number.ToString(CultureInfo.InvariantCulture)) : _orderCodes.CodeOf(row.Order));
        _quantities.Add(row.Quantity);
        _unitPrices.Add(row.UnitPrice);
        _totals.Add(row.Total);
        _kinds.Add(row.Kind);
    }

    private static int CodeOf(CodeBook codes, string? id) => id is null ? -1 : codes.CodeOf(id);

    private static void SetFirst<T>(List<T?> records, int code, T record)
        where T : class
    {
        while (records.Count <= code)
        {
            records.Add(null);
        }

        records[code] ??= record;
    }

    private static T[] Complete<T>(List<T?> records, CodeBook codes, Func<string, T> make)
        where T : class
    {
        string[] ids = codes.ToArray();
        T[] complete = new T[ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            complete[i] = (i < records.Count ? records[i] : null) ?? make(ids[i]);
        }

        return complete;
    }

    private ImmutableArray<AttributeColumn> Columns<T>(AttributeOwner owner, T[] records, Func<T, ImmutableDictionary<string, AttributeValue>> attributes) =>
        [.. _definitions.Where(definition => definition.Owner == owner).Select(definition =>
            new AttributeColumn(definition, [.. records.Select(record => attributes(record).GetValueOrDefault(definition.Name))]))];
}
