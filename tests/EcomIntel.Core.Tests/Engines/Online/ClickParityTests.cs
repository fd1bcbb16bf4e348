namespace EcomIntel.Core.Tests;

public class ClickParityTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(30);

    [Property(MaxTest = 60)]
    public void Online_features_over_clicks_have_the_bits_of_batch_features(int seed) => Compare(seed, (online, state) => state);

    [Property(MaxTest = 30)]
    public void A_state_saved_and_loaded_after_every_event_goes_on_as_if_nothing_had_happened(int seed) =>
        Compare(seed, (online, state) => new OnlineFeatures(FeatureSchema.FromJson(online.Schema.ToJson())).Load(online.Save(state)));

    [Fact]
    public void A_late_click_counts_from_then_on_but_starts_no_session()
    {
        OnlineFeatures online = Counts();
        CustomerFeatureState state = online.NewState();
        online.Observe(state, View("e1", Noon), null).Should().Be(Timeliness.OnTime);
        online.Observe(state, View("e2", Noon.AddHours(-3)), null).Should().Be(Timeliness.Late);
        Read(online, state, Noon.AddHours(1)).Should().Equal(2, 1, 0);
    }

    [Fact]
    public void A_click_at_the_moment_that_is_read_waits_until_time_moves_on()
    {
        OnlineFeatures online = Counts();
        CustomerFeatureState state = online.NewState();
        online.Observe(state, View("e1", Noon), null);
        Read(online, state, Noon).Should().Equal(0, 0, 0);
        Read(online, state, Noon.AddMicroseconds(1)).Should().Equal(1, 1, 0);
    }

    [Fact]
    public void A_log_of_events_is_taken_in_as_it_is_but_an_erased_customer_has_no_state()
    {
        OnlineFeatures online = Counts();
        CustomerFeatureState state = online.NewState();
        online.Observe(state, new ShopEvent("e1", ShopEventType.Transaction, Noon) { Transaction = new Transaction("t1", Noon, "c1") }, null);
        online.Observe(state, new ShopEvent("e2", ShopEventType.Identify, Noon) { CustomerId = "c1", SessionId = "s1" }, null);
        Read(online, state, Noon.AddDays(1)).Should().Equal(0, 0, 1);
        FluentActions.Invoking(() => online.Observe(state, new ShopEvent("e3", ShopEventType.CustomerErased, Noon) { CustomerId = "c1" }, null))
            .Should().Throw<ArgumentException>().WithMessage("The event 'e3' of type CustomerErased cannot be taken in*");
    }

    [Fact]
    public void States_of_sales_alone_are_refused_by_a_pipeline_over_clicks()
    {
        OnlineFeatures sales = new(new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Count()).Build().Schema);
        OnlineFeatures views = new(new FeaturePipelineBuilder().AddAggregates(By.Customer, Over.Views, a => a.Count()).Build().Schema);
        FluentActions.Invoking(() => views.Load(sales.Save(sales.NewState()))).Should().Throw<SchemaMismatchException>();
    }

    /// <summary>Feeds transactions and clicks in the order of time, ties in any; every row is read before it is taken in.</summary>
    private static void Compare(int seed, Func<OnlineFeatures, CustomerFeatureState, CustomerFeatureState> between)
    {
        (List<Transaction> transactions, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, rows: 50);
        List<ShopEvent> clicks = RandomClicks.Of(seed, transactions, count: 120);
        CommerceDataset dataset = CommerceDataset.FromRecords(transactions, customers, products, clicks: clicks);
        TrainingData data = Pipeline().Transform(dataset).ForTarget(Target.Of("kind", (d, row) => d.Transactions.Kinds[row].ToString()));
        OnlineFeatures online = new(data.Schema);
        Dictionary<string, CustomerFeatureState> states = new(StringComparer.Ordinal);
        ShopEvent[] events = [.. transactions.Select((row, i) => new ShopEvent($"{i}", ShopEventType.Transaction, row.Timestamp) { Transaction = row, CustomerId = row.CustomerId, ProductId = row.ProductId }), .. clicks];
        SeededRandom random = SeededRandom.For(seed, "ties");
        random.Shuffle(events.AsSpan());
        float[] actual = new float[data.Schema.Count];
        float[] expected = new float[data.Schema.Count];
        foreach (ShopEvent next in events.OrderBy(item => item.Timestamp))
        {
            Customer? customer = customers.Find(known => known.Id == next.CustomerId);
            CustomerFeatureState? state = next.CustomerId is { } id ? states.GetValueOrDefault(id) ?? online.NewState() : null;
            if (next.Transaction is not null)
            {
                int row = int.Parse(next.EventId, System.Globalization.CultureInfo.InvariantCulture);
                online.Read(state, customer, next.Timestamp, actual);
                data.Features.CopyRow(row, expected);
                Bits(actual).Should().Equal(Bits(expected), "row {0} of shop {1} must not depend on the engine", row, seed);
            }

            if (state is not null)
            {
                online.Observe(state, next, products.Find(known => known.Id == next.ProductId), customer);
                states[next.CustomerId!] = between(online, state);
            }
        }
    }

    private static FeaturePipelineBuilder Pipeline() => new FeaturePipelineBuilder()
        .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Quantity).TimeSinceLast())
        .AddAggregates(By.Customer, Over.Views, Window.Days(3), a => a.Count().DistinctCount(Trait.Product))
        .AddAggregates(By.Customer, Over.Views, a => a.TimeSinceLast().Share(Trait.Category, "category1").Mode(Trait.Product))
        .AddAggregates(By.Customer, Over.CartAdds, Window.Last(3), a => a.Count().Sum(Measure.Quantity))
        .AddAggregates(By.Customer, Over.CartRemovals, Window.Decay(TimeSpan.FromDays(2)), a => a.Count())
        .AddAggregates(By.Customer, Over.Checkouts, a => a.Count().Sum(Measure.Quantity))
        .AddAggregates(By.Customer, Over.Sessions(Gap), Window.Days(3), a => a.Count().TimeSinceLast());

    private static OnlineFeatures Counts() => new(new FeaturePipelineBuilder()
        .AddAggregates(By.Customer, Over.Views, a => a.Count()).AddAggregates(By.Customer, Over.Sessions(Gap), a => a.Count()).AddAggregates(By.Customer, a => a.Count())
        .Build().Schema);

    private static ShopEvent View(string id, DateTimeOffset time) => new(id, ShopEventType.View, time) { CustomerId = "c1" };

    private static float[] Read(OnlineFeatures online, CustomerFeatureState state, DateTimeOffset moment)
    {
        float[] row = new float[online.Schema.Count];
        online.Read(state, null, moment, row);
        return row;
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
