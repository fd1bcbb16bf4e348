namespace EcomIntel.Core.Tests;

public class FeatureSnapshotTests
{
    private static readonly DateTimeOffset Start = new(2024, 10, 20, 0, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 60)]
    public void A_customer_has_the_features_of_a_transaction_of_theirs_at_that_moment(int seed)
    {
        (List<Transaction> rows, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, 80);
        SeededRandom random = SeededRandom.For(seed, "as of");
        DateTimeOffset asOf = random.NextInt32(2) == 0 ? rows[random.NextInt32(rows.Count)].Timestamp : Start.AddHours(random.NextInt32(600));
        CommerceDataset shop = CommerceDataset.FromRecords(rows, customers, products, RandomShop.Attributes);
        FeaturePipeline pipeline = BeforePurchase.Build().Fit(shop, RowSet.All(rows.Count));

        FeatureSnapshot snapshot = pipeline.Snapshot(shop, asOf, cancellationToken: TestContext.Current.CancellationToken);
        FeatureTable table = pipeline.Run(CommerceDataset.FromRecords([.. rows, .. AtThatMoment(customers, asOf)], customers, products, RandomShop.Attributes));

        snapshot.RowIds.ToArray().Should().Equal(customers.Select(customer => customer.Id));
        AssertSame(snapshot, table, rows.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Many_customers_and_events_in_any_order_too(bool isSorted)
    {
        SeededRandom random = SeededRandom.For(1, "many");
        List<Customer> customers = [.. Enumerable.Range(0, 1500).Select(i => new Customer($"c{i}", 20 + (i % 50), i % 2 == 0 ? "F" : "M", $"city{i % 7}"))];
        List<Transaction> rows = [];
        for (int i = 0; i < 20_000; i++)
        {
            rows.Add(new Transaction($"t{i}", Start.AddSeconds(isSorted ? i * 60 : random.NextInt32(1_200_000)), $"c{random.NextInt32(1400)}") { Total = random.NextInt32(100) });
        }

        DateTimeOffset asOf = Start.AddDays(10);
        FeaturePipelineBuilder builder = new FeaturePipelineBuilder().AddHourOfDay().AddAge().AddLocation()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend)).AddAggregates(By.Customer, Window.Days(2), a => a.Mean(Measure.Spend).TimeSinceLast())
            .AddAggregates(By.Location, a => a.Sum(Measure.Spend)).AddAggregates(By.Hour, Window.Days(1), a => a.Count());
        CommerceDataset shop = CommerceDataset.FromRecords(rows, customers);
        FeaturePipeline pipeline = builder.Build().Fit(shop, RowSet.All(rows.Count));

        FeatureSnapshot snapshot = pipeline.Snapshot(shop, asOf, cancellationToken: TestContext.Current.CancellationToken);

        AssertSame(snapshot, pipeline.Run(CommerceDataset.FromRecords([.. rows, .. AtThatMoment(customers, asOf)], customers)), rows.Count);
        snapshot["transaction_count_by_customer"].Values<long>().ToArray().Sum().Should().Be(rows.Count(row => row.Timestamp < asOf));
    }

    [Fact]
    public void What_only_a_purchase_or_the_future_has_is_refused_by_name()
    {
        CommerceDataset shop = RandomShop.Make(1);
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAge().AddTotalPrice().AddAggregates(By.Product, a => a.Count()).AddCustomerTotalSpent().Build();
        FluentActions.Invoking(() => pipeline.Snapshot(shop, Start)).Should().Throw<LeakageException>().WithMessage(
            "A snapshot is of customers at a moment, not of purchases, so it cannot have these: 'total_price' (known from Purchase), " +
            "'transaction_count_by_product' (known from Past, Purchase), 'customer_total_spent' (known from Future). Leave them out with Select(Known.BeforePurchase).");
        pipeline.Select(Known.BeforePurchase).Snapshot(shop, Start, cancellationToken: TestContext.Current.CancellationToken).Columns.Should().ContainSingle().Which.Name.Should().Be("age");
    }

    [Fact]
    public void A_snapshot_is_written_with_the_customer_first_and_read_by_models()
    {
        CommerceDataset shop = CommerceDataset.FromRecords(
            [new Transaction("t1", Start, "ama") { Total = 12.5m }, new Transaction("t2", Start.AddDays(1), "kofi") { Total = 1 }],
            [new Customer("ama", Location: "Accra"), new Customer("kofi")]);
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddLocation().AddAggregates(By.Customer, a => a.Sum(Measure.Spend).TimeSinceLast()).Build().Fit(shop, RowSet.All(2));

        FeatureSnapshot snapshot = pipeline.Snapshot(shop, Start.AddDays(1), cancellationToken: TestContext.Current.CancellationToken);
        using StringWriter csv = new();
        snapshot.SaveCsv(csv);

        csv.ToString().Should().Be("customer_id,location,spend_sum_by_customer,days_since_last_by_customer\nama,Accra,12.5,1\nkofi,,0,\n");
        snapshot.AsOf.Should().Be(Start.AddDays(1));
        snapshot.ToMatrix().Column(1).ToArray().Should().Equal(12.5f, 0f);
        snapshot.Schema.Should().BeSameAs(pipeline.Schema);
    }

    [Fact]
    public void An_overflow_names_the_customer()
    {
        CommerceDataset shop = CommerceDataset.FromRecords(Enumerable.Range(0, 3).Select(i => new Transaction($"t{i}", Start, "big") { Total = 900_000_000_000_000m }));
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Sum(Measure.Spend)).Build();
        FluentActions.Invoking(() => pipeline.Snapshot(shop, Start.AddDays(1))).Should().Throw<OverflowException>().WithMessage("Customer 'big': the feature 'spend_sum_by_customer' overflows*");
    }

    private static FeaturePipelineBuilder BeforePurchase => Pipelines.BeforePurchase()
        .AddAggregates(By.Location, a => a.Count().Sum(Measure.Spend)).AddAggregates(By.Hour, Window.Days(2), a => a.Count().TimeSinceLast())
        .AddAggregates(By.Attribute("tier"), a => a.Count())
        .AddAggregates(By.Custom("age_group", Known.Customer | Known.Moment, row => $"{row.Customer?.Age / 30} {row.DayOfWeek / 4}"), a => a.Count().Sum(Measure.Spend));

    private static IEnumerable<Transaction> AtThatMoment(List<Customer> customers, DateTimeOffset asOf) =>
        customers.Select(customer => new Transaction($"extra {customer.Id}", asOf, customer.Id) { Total = 1 });

    private static void AssertSame(FeatureSnapshot snapshot, FeatureTable table, int firstExtra)
    {
        snapshot.Columns.Length.Should().Be(table.Columns.Length);
        foreach (FeatureColumn column in snapshot.Columns)
        {
            for (int customer = 0; customer < snapshot.RowCount; customer++)
            {
                column.IsSameAt(customer, table[column.Name], firstExtra + customer).Should().BeTrue(
                    "{0} of {1} is {2} and not {3}", column.Name, snapshot.RowIds[customer], table[column.Name].TextAt(firstExtra + customer), column.TextAt(customer));
            }
        }
    }
}
