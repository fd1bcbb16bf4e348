namespace EcomIntel.Core.Tests;

public class OnlineFeaturesTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Customer Ama = new("c1", 30);

    [Fact]
    public void Features_of_the_purchase_or_the_future_are_refused_all_by_name()
    {
        FeatureSchema schema = new FeaturePipelineBuilder().AddAge().AddTotalPrice().AddCustomerTotalSpent().Build().Schema;
        FluentActions.Invoking(() => new OnlineFeatures(schema)).Should().Throw<LeakageException>().WithMessage(
            "*'total_price' (known from Purchase), 'customer_total_spent' (known from Future)*");
    }

    [Fact]
    public void Aggregates_by_other_keys_than_the_customer_are_refused_all_by_name()
    {
        FeatureSchema schema = new FeaturePipelineBuilder().AddAggregates(By.Hour, a => a.Count()).AddAggregates(By.Location, a => a.Count()).Build().Schema;
        FluentActions.Invoking(() => new OnlineFeatures(schema)).Should().Throw<PipelineDefinitionException>().WithMessage(
            "*2 mistakes:*'transaction_count_by_hour' is by hour*'transaction_count_by_location' is by location*");
    }

    [Fact]
    public void A_schema_of_plain_data_cannot_be_computed_from_events() =>
        FluentActions.Invoking(() => new OnlineFeatures(new FeatureSchema([new("x", FeatureType.Number)])))
            .Should().Throw<ArgumentException>().WithMessage("The schema carries no pipeline*");

    [Fact]
    public void Nobody_has_no_past_and_nothing_known()
    {
        float[] row = new float[6];
        Make().Read(null, null, Start, row);
        row.Should().Equal(float.NaN, 0, 0, float.NaN, float.NaN, 0);
    }

    [Fact]
    public void Sales_of_the_newest_timestamp_wait_until_time_moves_on()
    {
        OnlineFeatures online = Make();
        CustomerFeatureState state = online.NewState();
        Observe(online, state, 0, 10m);
        Observe(online, state, 0, 20m);
        Row(online, state, 0).Should().Equal(30, 0, 0, float.NaN, float.NaN, 0);
        Row(online, state, 0.25).Should().Equal(30, 2, 30, 15, 0.25f, 30);
        Row(online, state, 3).Should().Equal(30, 2, 30, 15, 3, 0);
        Row(online, state, 0.25).Should().Equal([30, 2, 30, 15, 0.25f, 30], "reading changes nothing");
    }

    [Fact]
    public void A_late_sale_counts_from_then_on_where_its_time_still_matters()
    {
        OnlineFeatures online = Make();
        CustomerFeatureState late = online.NewState();
        CustomerFeatureState timely = online.NewState();
        foreach ((double day, decimal total) in new[] { (0.0, 1m), (5.0, 2m), (6.0, 4m), (6.5, 8m), (3.0, 16m), (5.5, 32m), (4.0, 64m) })
        {
            Observe(online, late, day, total);
        }

        foreach ((double day, decimal total) in new[] { (0.0, 1m), (3.0, 16m), (4.0, 64m), (5.0, 2m), (5.5, 32m), (6.0, 4m), (6.5, 8m) })
        {
            Observe(online, timely, day, total);
        }

        foreach (double day in new[] { 6.5, 6.6, 7.2, 7.6, 8.1, 20 })
        {
            Row(online, late, day).Should().Equal(Row(online, timely, day));
        }
    }

    [Fact]
    public void A_moment_before_the_newest_sale_sees_what_that_sale_saw()
    {
        OnlineFeatures online = Make();
        CustomerFeatureState state = online.NewState();
        Observe(online, state, 0, 10m);
        Observe(online, state, 1, 20m);
        Row(online, state, 0.5).Should().Equal(Row(online, state, 1));
    }

    [Fact]
    public void Returns_change_nothing()
    {
        OnlineFeatures online = Make();
        CustomerFeatureState state = online.NewState();
        online.Observe(state, new Transaction("r", Start, "c1") { Total = 5m, Kind = TransactionKind.Return }, null);
        online.Save(state).Should().Equal(online.Save(online.NewState()));
    }

    [Fact]
    public void Reading_and_observing_allocate_nothing_once_warm()
    {
        OnlineFeatures online = Make();
        CustomerFeatureState state = online.NewState();
        Transaction[] sales = [.. Enumerable.Range(0, 2000).Select(i => new Transaction("t", Start.AddHours(i), "c1") { Total = i })];
        float[] row = new float[online.Schema.Count];
        Run(sales.AsSpan(0, 1000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(sales.AsSpan(1000));
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void Run(ReadOnlySpan<Transaction> part)
        {
            foreach (Transaction sale in part)
            {
                online.Read(state, Ama, sale.Timestamp, row);
                online.Observe(state, sale, null);
            }
        }
    }

    [Fact]
    public void A_sum_that_overflows_names_its_feature()
    {
        OnlineFeatures online = Make();
        CustomerFeatureState state = online.NewState();
        Observe(online, state, 0, 900_000_000_000_000m);
        Observe(online, state, 1, 900_000_000_000_000m);
        FluentActions.Invoking(() => Row(online, state, 9)).Should().Throw<OverflowException>().WithMessage("The feature 'spend_sum_by_customer' overflows*");
        FluentActions.Invoking(() => Observe(online, state, 2, 999_000_000_000_000m)).Should().Throw<OverflowException>().WithMessage("Transaction 't'*");
    }

    [Fact]
    public void A_row_too_short_or_a_state_of_another_pipeline_is_a_mistake()
    {
        OnlineFeatures online = Make();
        FluentActions.Invoking(() => online.Read(null, null, Start, new float[2])).Should().Throw<ArgumentException>().WithMessage("The row has room for 2 values*6 features*");
        OnlineFeatures other = new(new FeaturePipelineBuilder().AddAggregates(By.Customer, Window.Days(4), a => a.Sum(Measure.Spend)).Build().Schema);
        FluentActions.Invoking(() => Observe(online, other.NewState(), 0, 1m)).Should().Throw<ArgumentException>().WithMessage("The state belongs to a pipeline with other aggregates*");
        FluentActions.Invoking(() => online.Save(other.NewState())).Should().Throw<ArgumentException>();
    }

    internal static OnlineFeatures Make() => new(new FeaturePipelineBuilder().AddAge()
        .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
        .AddAggregates(By.Customer, Window.Days(2), a => a.Sum(Measure.Spend)).Build().Schema);

    internal static void Observe(OnlineFeatures online, CustomerFeatureState state, double day, decimal total) =>
        online.Observe(state, new Transaction("t", Start.AddDays(day), "c1") { Total = total }, null);

    private static float[] Row(OnlineFeatures online, CustomerFeatureState state, double day)
    {
        float[] row = new float[online.Schema.Count];
        online.Read(state, Ama, Start.AddDays(day), row);
        return row;
    }
}
