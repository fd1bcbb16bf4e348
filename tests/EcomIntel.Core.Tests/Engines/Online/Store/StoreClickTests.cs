using System.Globalization;

namespace EcomIntel.Core.Tests;

public class StoreClickTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(30);

    [Property(MaxTest = 40)]
    public void A_store_gives_the_bits_of_batch_features_over_clicks_by_any_key_also_when_it_is_saved_on_the_way(int seed)
    {
        (List<Transaction> transactions, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, rows: 50);
        List<ShopEvent> clicks = RandomClicks.Of(seed, transactions, count: 120);
        CommerceDataset dataset = CommerceDataset.FromRecords(transactions, customers, products, RandomShop.Attributes, clicks: clicks);
        FeatureTable table = Pipeline().Transform(dataset);
        FeaturePipeline pipeline = table.Schema.Pipeline!;
        OnlineFeatureStore store = new(pipeline);
        ShopEvent[] events = [.. transactions.Select((row, i) => new ShopEvent($"{i}", ShopEventType.Transaction, row.Timestamp) { Transaction = row, CustomerId = row.CustomerId, ProductId = row.ProductId }), .. clicks];
        SeededRandom random = SeededRandom.For(seed, "ties");
        random.Shuffle(events.AsSpan());
        foreach (ShopEvent next in events.OrderBy(item => item.Timestamp))
        {
            Customer? customer = customers.Find(known => known.Id == next.CustomerId);
            Product? product = products.Find(known => known.Id == next.ProductId);
            if (next.Transaction is { } transaction)
            {
                int row = int.Parse(next.EventId, CultureInfo.InvariantCulture);
                float[] expected = [.. table.Columns.Select(column => (float)column[row])];
                StoreShop.Same(store.Read(new StoreEvent(row, transaction, customer, product)), expected, table.Schema, $"row {row} of shop {seed}");
            }

            store.Observe(next, customer, product).Should().Be(Timeliness.OnTime);
            if (random.NextInt32(10) == 0)
            {
                store = StoreShop.Load(store.Save(), pipeline);
            }
        }
    }

    [Fact]
    public void A_late_click_counts_but_starts_no_session_and_erasing_is_refused()
    {
        DateTimeOffset noon = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);
        OnlineFeatureStore store = new(new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, Over.Views, a => a.Count()).AddAggregates(By.Customer, Over.Sessions(Gap), a => a.Count()).Build());
        store.Observe(new ShopEvent("e1", ShopEventType.View, noon) { CustomerId = "c1" }, null, null).Should().Be(Timeliness.OnTime);
        store.Observe(new ShopEvent("e2", ShopEventType.View, noon.AddHours(-3)) { CustomerId = "c1" }, null, null).Should().Be(Timeliness.Late);
        float[] row = new float[2];
        store.Read(new Transaction("t", noon.AddHours(1), "c1"), null, null, row);
        row.Should().Equal(2, 1);
        FluentActions.Invoking(() => store.Observe(new ShopEvent("e3", ShopEventType.CustomerErased, noon) { CustomerId = "c1" }, null, null))
            .Should().Throw<ArgumentException>().WithMessage("The event 'e3' of type CustomerErased cannot be taken in*");
    }

    private static FeaturePipelineBuilder Pipeline() => new FeaturePipelineBuilder()
        .AddAggregates(By.Customer, Over.Sessions(Gap), Window.Days(3), a => a.Count().TimeSinceLast())
        .AddAggregates(By.Location, Over.Sessions(Gap), a => a.Count())
        .AddAggregates(By.Product, Over.Views, a => a.Count().TimeSinceLast())
        .AddAggregates(By.Category, Over.CartAdds, Window.Days(3), a => a.Sum(Measure.Quantity).DistinctCount(Trait.Product))
        .AddAggregates(By.Attribute("tier"), Over.Views, Window.Last(3), a => a.Count().Mode(Trait.Category))
        .AddAggregates(By.Hour, Over.Checkouts, a => a.Count())
        .AddAggregates(By.Product, a => a.Count());
}
