namespace EcomIntel;

/// <summary>Takes the kept rows of one input into the dataset.</summary>
internal sealed class SinkInput
{
    private readonly DatasetSink _sink;
    private readonly CommerceDatasetBuilder? _builder;
    private readonly InputLog _log;
    private readonly (int Slot, int Place)[] _customers;
    private readonly (int Slot, int Place)[] _products;
    private readonly int _id;
    private readonly int _order;
    private readonly int _time;
    private readonly int _customer;
    private readonly int _product;
    private readonly int _quantity;
    private readonly int _price;
    private readonly int _total;
    private readonly Slot[] _slots;
    private readonly int[] _attributes;

    public SinkInput(DatasetSink sink, CommerceDatasetBuilder? builder, RowFeed feed, InputLog log, (int Slot, int Place)[] customers, (int Slot, int Place)[] products)
    {
        _sink = sink;
        _builder = builder;
        _log = log;
        _customers = customers;
        _products = products;
        _id = feed.SlotOf(Field.TransactionId);
        _order = feed.SlotOf(Field.OrderId);
        _time = feed.SlotOf(Field.Timestamp);
        _customer = feed.SlotOf(Field.CustomerId);
        _product = feed.SlotOf(Field.ProductId);
        _quantity = feed.SlotOf(Field.Quantity);
        _price = feed.SlotOf(Field.UnitPrice);
        _total = feed.SlotOf(Field.Total);
        _slots = [.. feed.Slots];
        _attributes = [.. Enumerable.Range(0, _slots.Length).Where(slot => _slots[slot].Attribute?.Owner == AttributeOwner.Transaction)];
    }

    public void Accept(CleaningRow row)
    {
        if (_builder is not null && Overflows(row))
        {
            _log.Quarantine(row, RuleNames.Overflow, _price);
            return;
        }

        Merge(row, _sink.Customers, _customer, _customers);
        Merge(row, _sink.Products, _product, _products);
        _builder?.Add(Row(row), row.Cells, _attributes, _slots);
        _log.Keep(row);
    }

    private static string? Text(CleaningRow row, int slot) => slot < 0 ? null : row.Cells[slot].Text;

    private static long Bits(CleaningRow row, int slot, long missing) => slot < 0 || row.Cells[slot].IsMissing ? missing : row.Cells[slot].Bits;

    private TransactionRow Row(CleaningRow row) => new(Text(row, _id), row.Row, row.Cells[_time].Bits)
    {
        Customer = Text(row, _customer),
        Product = Text(row, _product),
        Order = Text(row, _order),
        Quantity = (int)Bits(row, _quantity, TransactionTable.MissingQuantity),
        UnitPrice = Bits(row, _price, Money.Missing),
        Total = Bits(row, _total, Money.Missing),
        Kind = row.Kind(),
    };

    /// <summary>Whether the total has to be computed and is beyond what a money column holds.</summary>
    private bool Overflows(CleaningRow row)
    {
        if (Bits(row, _total, Money.Missing) != Money.Missing || Bits(row, _price, Money.Missing) == Money.Missing)
        {
            return false;
        }

        Int128 product = (Int128)Bits(row, _quantity, 0) * row.Cells[_price].Bits;
        return product > long.MaxValue || product <= long.MinValue;
    }

    private void Merge(CleaningRow row, EntityTable entities, int key, (int Slot, int Place)[] places)
    {
        if (places.Length == 0 && !(key >= 0 && _builder is null))
        {
            return;
        }

        if (Text(row, key) is { } id)
        {
            entities.Merge(id, row, places, _log);
            return;
        }

        foreach ((int slot, _) in places)
        {
            if (!row.Cells[slot].IsMissing)
            {
                _log.Change(row, RuleNames.NoOwner, slot, default);
            }
        }
    }
}
