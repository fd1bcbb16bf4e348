namespace EcomIntel.Core.Tests;

public class OnlineFeatureStoreTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Product Mug = new("p1", "Kitchen");
    private static readonly Product Pan = new("p2", "Kitchen");

    [Fact]
    public void Candidates_are_read_by_what_they_would_buy()
    {
        OnlineFeatureStore store = Make();
        store.Observe(Sale("c1", Mug, 0, 10m), null, Mug);
        store.Observe(Sale("c2", Pan, 1, 20m), null, Pan);
        Read(store, "c1", Mug, 2, 5m).Should().Equal([5, 1, 1, 2], "one sale of hers, one of a mug, two in the kitchen");
        Read(store, "c1", Pan, 2, 7m).Should().Equal(7, 1, 1, 2);
        Read(store, "c3", new Product("p3"), 2, 7m).Should().Equal(7, 0, 0, 0);
        store.StateCount.Should().Be(2 + 2 + 1);
    }

    [Fact]
    public void A_transaction_is_late_for_what_has_seen_a_newer_one()
    {
        OnlineFeatureStore store = Make();
        store.Observe(Sale("c1", Mug, 5, 10m), null, Mug).Should().Be(Timeliness.OnTime);
        store.Observe(Sale("c2", new Product("p9"), 3, 10m), null, null).Should().Be(Timeliness.OnTime, "neither customer nor product was seen before");
        float[] row = new float[4];
        store.Read(Sale("c1", Pan, 4, 1m), null, Pan, row).Should().Be(Timeliness.Late);
        store.Observe(Sale("c1", Pan, 4, 1m), null, Pan).Should().Be(Timeliness.Late);
        Read(store, "c1", Mug, 6, 1m).Should().Equal([1, 2, 1, 2], "late ones count from then on");
    }

    [Fact]
    public void Returns_change_nothing_but_can_be_read()
    {
        OnlineFeatureStore store = Make();
        store.Observe(Sale("c1", Mug, 0, 10m), null, Mug);
        store.Observe(Sale("c1", Mug, 1, -10m) with { Kind = TransactionKind.Return }, null, Mug).Should().Be(Timeliness.OnTime);
        Read(store, "c1", Mug, 2, 1m).Should().Equal(1, 1, 1, 1);
    }

    [Fact]
    public void Features_of_the_future_are_refused_all_by_name()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddTotalPrice().AddCustomerTotalSpent().AddCustom("oracle", FeatureType.Number, Known.Moment | Known.Future, _ => 1).Build();
        FluentActions.Invoking(() => new OnlineFeatureStore(pipeline)).Should().Throw<LeakageException>().WithMessage(
            "*'customer_total_spent' (known from Future), 'oracle' (known from Moment, Future)*");
    }

    [Fact]
    public void A_pipeline_that_is_not_ready_is_refused()
    {
        FluentActions.Invoking(() => new OnlineFeatureStore(new FeaturePipelineBuilder().AddGender().Build())).Should().Throw<InvalidOperationException>();
        FeaturePipeline custom = new FeaturePipelineBuilder().AddAggregates(By.Custom("own", Known.Moment, _ => "x"), a => a.Count()).Build();
        FluentActions.Invoking(() => new OnlineFeatureStore(FeaturePipeline.FromJson(custom.ToJson()))).Should().Throw<PipelineDefinitionException>()
            .WithMessage("*The custom key 'own' came without its function*");
    }

    [Fact]
    public void An_error_leaves_the_store_as_it_was()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend))
            .AddAggregates(By.Custom("own", Known.Moment, row => row.Product?.Id), a => a.Count()).Build();
        OnlineFeatureStore store = new(pipeline);
        byte[] before = store.Save();
        FluentActions.Invoking(() => store.Observe(Sale("c1", Mug, 0, 10m), null, Mug)).Should().Throw<LeakageException>().WithMessage("The custom key 'own' is declared known from *reads Product*");
        FluentActions.Invoking(() => store.Observe(Sale("c1", Mug, 0, 999_000_000_000_000m), null, Mug)).Should().Throw<OverflowException>().WithMessage("Transaction 't'*");
        store.Save().Should().Equal(before);
    }

    [Fact]
    public void A_row_too_short_is_a_mistake() =>
        FluentActions.Invoking(() => Make().Read(Sale("c1", Mug, 0, 1m), null, Mug, new float[3])).Should().Throw<ArgumentException>().WithMessage("The row has room for 3 values*4 features*");

    [Fact]
    public void Only_another_store_of_the_same_aggregates_can_be_merged()
    {
        OnlineFeatureStore store = Make();
        FluentActions.Invoking(() => store.Merge(store)).Should().Throw<ArgumentException>().WithMessage("A store cannot be merged with itself*");
        OnlineFeatureStore other = new(new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Count()).Build());
        FluentActions.Invoking(() => store.Merge(other)).Should().Throw<ArgumentException>().WithMessage("*a pipeline with other aggregates*");
    }

    [Fact]
    public void Reading_and_observing_allocate_nothing_once_warm()
    {
        FeaturePipelineBuilder builder = new FeaturePipelineBuilder("Europe/London").AddHourOfDay().AddTotalPrice().AddPriceBand().AddQuantity();
        foreach (By key in new[] { By.Customer, By.Product, By.Category, By.Location, By.Hour, By.Custom("price_point", Known.Purchase, row => row.UnitPrice < 50 ? "cheap" : "dear") })
        {
            builder.AddAggregates(key, a => a.Count().Sum(Measure.Spend).Variance(Measure.Spend).Min(Measure.Spend).Last(Measure.Spend).TimeSinceLast().DistinctCount(Trait.Product))
                .AddAggregates(key, Window.Days(2), a => a.Sum(Measure.Spend).Max(Measure.Spend));
        }

        OnlineFeatureStore store = new(builder.Build());
        Customer[] customers = [.. Enumerable.Range(0, 10).Select(i => new Customer($"c{i}", Location: $"city{i % 3}"))];
        Product[] products = [.. Enumerable.Range(0, 5).Select(i => new Product($"p{i}", $"category{i % 2}"))];
        Transaction[] sales = [.. Enumerable.Range(0, 9_000).Select(i => new Transaction($"t{i}", Start.AddMinutes(20 * (i / 2)), $"c{i % 10}", $"p{i % 5}") { Quantity = 1 + (i % 3), UnitPrice = i % 100 })];
        float[] row = new float[store.Schema.Count];
        Run(0, 4_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(4_000, 9_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void Run(int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                store.Read(sales[i], customers[i % 10], products[i % 5], row);
                store.Observe(sales[i], customers[i % 10], products[i % 5]);
            }
        }
    }

    internal static OnlineFeatureStore Make() => new(Pipeline());

    internal static FeaturePipeline Pipeline() => new FeaturePipelineBuilder().AddTotalPrice()
        .AddAggregates(By.Customer, a => a.Count()).AddAggregates(By.Product, a => a.Count()).AddAggregates(By.Category, a => a.Count()).Build();

    internal static Transaction Sale(string customer, Product product, double day, decimal total) => new("t", Start.AddDays(day), customer, product.Id) { Total = total };

    private static float[] Read(OnlineFeatureStore store, string customer, Product product, double day, decimal total)
    {
        float[] row = new float[store.Schema.Count];
        store.Read(Sale(customer, product, day, total), null, product, row).Should().Be(Timeliness.OnTime);
        return row;
    }
}
