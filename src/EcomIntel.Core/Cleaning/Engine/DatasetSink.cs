namespace EcomIntel;

/// <summary>Where kept rows become a dataset.</summary>
internal sealed class DatasetSink
{
    private CommerceDatasetBuilder? _builder;

    public EntityTable Customers { get; } = new(AttributeOwner.Customer);

    public EntityTable Products { get; } = new(AttributeOwner.Product);

    /// <summary>Opens the sink for an input. That of the transactions comes last, and declares all attributes.</summary>
    public SinkInput For(RowFeed feed, InputLog log)
    {
        (int Slot, int Place)[] customers = Customers.Bind(feed);
        (int Slot, int Place)[] products = Products.Bind(feed);
        if (feed.Role == AttributeOwner.Transaction)
        {
            _builder = new CommerceDatasetBuilder(Customers.Attributes.Concat(Products.Attributes)
                .Concat(feed.Slots.Where(slot => slot.Owner == AttributeOwner.Transaction).Select(slot => slot.Attribute).OfType<AttributeDefinition>()));
        }

        return new SinkInput(this, _builder, feed, log, customers, products);
    }

    public CommerceDataset Build()
    {
        foreach (Customer customer in Customers.Customers())
        {
            _builder!.Add(customer);
        }

        foreach (Product product in Products.Products())
        {
            _builder!.Add(product);
        }

        return _builder!.Build();
    }
}
