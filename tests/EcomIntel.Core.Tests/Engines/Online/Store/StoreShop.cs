namespace EcomIntel.Core.Tests;

/// <summary>Random shops in front of a store: pipelines with features of all sorts by all sorts of key, and events with their records.</summary>
internal static class StoreShop
{
    public static FeatureFunctions Functions { get; } = FeatureFunctions.None
        .Add("is_weekend", row => row.DayOfWeek >= 5 ? 1 : 0)
        .Add("price_per_piece", row => (double?)(row.Total / row.Quantity) ?? double.NaN)
        .AddKey("price_point", row => row.UnitPrice is { } price ? price < 150 ? "cheap" : "dear" : null)
        .AddKey("shift", row => row.Customer is null ? string.Empty : $"{row.Customer.Gender}{row.HourOfDay / 8}");

    private static By PricePoint { get; } = By.Custom("price_point", Known.Purchase, row => row.UnitPrice is { } price ? price < 150 ? "cheap" : "dear" : null);

    private static By Shift { get; } = By.Custom("shift", Known.Moment | Known.Customer, row => row.Customer is null ? string.Empty : $"{row.Customer.Gender}{row.HourOfDay / 8}");

    public static By[] Keys { get; } =
        [By.Customer, By.Product, By.Category, By.Location, By.Hour, By.Attribute("tier"), By.Attribute("channel"), PricePoint, Shift];

    /// <summary>Features of the row and aggregates by every key, of which none rounds.</summary>
    public static FeaturePipelineBuilder Exact()
    {
        FeaturePipelineBuilder builder = new FeaturePipelineBuilder("Europe/London")
            .AddHourOfDay().AddDayOfWeek().AddMonth().AddAge().AddGender().AddLocation().AddAttribute("tier").AddAttribute("income")
            .AddTotalPrice().AddPriceBand().AddQuantity().AddUnitPrice().AddProductCategory().AddAttribute("channel")
            .AddCustom("is_weekend", FeatureType.WholeNumber, Known.Moment, row => row.DayOfWeek >= 5 ? 1 : 0)
            .AddCustom("price_per_piece", FeatureType.Money, Known.Purchase, row => (double?)(row.Total / row.Quantity) ?? double.NaN);
        foreach (By key in Keys)
        {
            builder
                .AddAggregates(key, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast().Variance(Measure.Spend).Min(Measure.Spend).Max(Measure.Quantity)
                    .First(Measure.Spend).Last(Measure.UnitPrice).DistinctCount(Trait.Product).Mode(Trait.Category).Share(Trait.Category, "category1"))
                .AddAggregates(key, Window.Days(3), a => a.Count().Sum(Measure.Spend).Variance(Measure.Quantity).Max(Measure.Spend).TimeSinceLast())
                .AddAggregates(key, Window.Hours(5), a => a.Sum(Measure.Spend))
                .AddAggregates(key, Window.Last(3), a => a.Sum(Measure.Spend).First(Measure.Spend));
        }

        return builder.AddRatio("total_price", "spend_mean_by_product").AddDifference("spend_sum_by_customer", "spend_sum_by_channel")
            .AddDifference("transaction_count_by_hour", "days_since_last_by_tier");
    }

    /// <summary>Those, and aggregates that decay.</summary>
    public static FeaturePipelineBuilder All()
    {
        FeaturePipelineBuilder builder = Exact();
        foreach (By key in Keys)
        {
            builder.AddAggregates(key, Window.Decay(TimeSpan.FromDays(2)), a => a.Count().Sum(Measure.Spend));
        }

        return builder;
    }

    public static FeaturePipeline Fit(this FeaturePipelineBuilder builder, CommerceDataset dataset) => builder.Build().Fit(dataset, RowSet.All(dataset.Transactions.Count));

    /// <summary>A dataset's rows in the order of time, ties in any order.</summary>
    public static List<StoreEvent> InOrder(CommerceDataset dataset, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, dataset.Transactions.Count)];
        SeededRandom random = SeededRandom.For(seed, "ties");
        random.Shuffle(rows.AsSpan());
        return [.. rows.OrderBy(row => dataset.Transactions.Timestamps[row]).Select(row => new StoreEvent(
            row,
            dataset.GetTransaction(row),
            dataset.Transactions.Customers[row] is >= 0 and var customer ? dataset.Customers[customer] : null,
            dataset.Transactions.Products[row] is >= 0 and var product ? dataset.Products[product] : null))];
    }

    /// <summary>The same shop with no two events at the same time, for where only ids could tell their order.</summary>
    public static CommerceDataset WithoutTies(int seed, int rows)
    {
        (List<Transaction> transactions, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, rows);
        return CommerceDataset.FromRecords(transactions.Select((row, i) => row with { Timestamp = row.Timestamp.AddTicks(10 * i) }), customers, products, RandomShop.Attributes);
    }

    public static float[] Read(this OnlineFeatureStore store, StoreEvent item, Timeliness expected = Timeliness.OnTime)
    {
        float[] row = new float[store.Schema.Count];
        store.Read(item.Transaction, item.Customer, item.Product, row).Should().Be(expected);
        return row;
    }

    public static Timeliness Observe(this OnlineFeatureStore store, StoreEvent item) => store.Observe(item.Transaction, item.Customer, item.Product);

    public static byte[] Save(this OnlineFeatureStore store)
    {
        using MemoryStream stream = new();
        store.Save(stream);
        return stream.ToArray();
    }

    public static OnlineFeatureStore Load(byte[] bytes, FeaturePipeline pipeline)
    {
        using MemoryStream stream = new(bytes);
        OnlineFeatureStore store = OnlineFeatureStore.Load(stream, pipeline);
        stream.Position.Should().Be(bytes.Length);
        return store;
    }

    /// <summary>Asserts the same bits, and names the feature that differs.</summary>
    public static void Same(float[] actual, float[] expected, FeatureSchema schema, string because)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(actual[i]) != BitConverter.SingleToInt32Bits(expected[i]))
            {
                Assert.Fail($"{schema.Fields[i].Name} is {actual[i]:R} but should be {expected[i]:R}: {because}.");
            }
        }
    }
}
