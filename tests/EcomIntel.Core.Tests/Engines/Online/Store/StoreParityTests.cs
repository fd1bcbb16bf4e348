namespace EcomIntel.Core.Tests;

public class StoreParityTests
{
    [Property(MaxTest = 40)]
    public void A_store_gives_the_bits_of_batch_features_for_every_key(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed);
        FeatureTable table = StoreShop.All().Transform(shop);
        OnlineFeatureStore store = new(table.Schema.Pipeline!);
        foreach (StoreEvent item in StoreShop.InOrder(shop, seed))
        {
            StoreShop.Same(store.Read(item), [.. table.Columns.Select(column => (float)column[item.Row])], table.Schema, $"row {item.Row} of shop {seed}");
            store.Observe(item).Should().Be(Timeliness.OnTime);
        }
    }

    [Property(MaxTest = 25)]
    public void A_store_saved_at_any_event_goes_on_in_another_process_as_if_nothing_had_happened(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 60);
        FeaturePipeline pipeline = StoreShop.All().Fit(shop);
        FeaturePipeline again = FeaturePipeline.FromJson(pipeline.ToJson(), StoreShop.Functions);
        OnlineFeatureStore store = new(pipeline);
        OnlineFeatureStore restored = new(again);
        SeededRandom random = SeededRandom.For(seed, "saves");
        foreach (StoreEvent item in StoreShop.InOrder(shop, seed))
        {
            if (random.NextInt32(8) == 0)
            {
                restored = StoreShop.Load(restored.Save(), again);
            }

            StoreShop.Same(restored.Read(item), store.Read(item), store.Schema, $"row {item.Row} of shop {seed}");
            store.Observe(item);
            restored.Observe(item);
        }

        restored.Save().Should().Equal(store.Save());
    }

    [Property(MaxTest = 40)]
    public void Stores_of_partitions_merge_to_the_store_of_the_whole(int seed)
    {
        CommerceDataset shop = StoreShop.WithoutTies(seed, 90);
        FeaturePipeline pipeline = StoreShop.Exact().Fit(shop);
        SeededRandom random = SeededRandom.For(seed, "partitions");
        OnlineFeatureStore whole = new(pipeline);
        OnlineFeatureStore[] parts = [.. Enumerable.Range(0, 1 + random.NextInt32(4)).Select(_ => new OnlineFeatureStore(pipeline))];
        List<StoreEvent> events = StoreShop.InOrder(shop, seed);
        foreach (StoreEvent item in events.Take(60))
        {
            whole.Observe(item);
            parts[random.NextInt32(parts.Length)].Observe(item);
        }

        foreach (OnlineFeatureStore part in parts.Skip(1))
        {
            parts[0].Merge(part);
            part.StateCount.Should().Be(0);
        }

        foreach (StoreEvent item in events.Skip(60))
        {
            StoreShop.Same(parts[0].Read(item), whole.Read(item), whole.Schema, $"row {item.Row} of shop {seed}");
            parts[0].Observe(item).Should().Be(whole.Observe(item));
        }
    }

    [Property(MaxTest = 40)]
    public void Ties_may_be_spread_over_partitions_where_their_order_does_not_matter(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 90);
        FeaturePipelineBuilder builder = new();
        foreach (By key in StoreShop.Keys)
        {
            builder.AddAggregates(key, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).Variance(Measure.Spend).Min(Measure.Spend).Max(Measure.Spend).TimeSinceLast().DistinctCount(Trait.Product))
                .AddAggregates(key, Window.Days(3), a => a.Count().Sum(Measure.Spend).Variance(Measure.Spend).Min(Measure.Spend).DistinctCount(Trait.Product));
        }

        FeaturePipeline pipeline = builder.Fit(shop);
        OnlineFeatureStore whole = new(pipeline);
        OnlineFeatureStore[] parts = [new(pipeline), new(pipeline)];
        SeededRandom random = SeededRandom.For(seed, "partitions");
        List<StoreEvent> events = StoreShop.InOrder(shop, seed);
        foreach (StoreEvent item in events.Take(60))
        {
            whole.Observe(item);
            parts[random.NextInt32(2)].Observe(item);
        }

        parts[0].Merge(parts[1]);
        foreach (StoreEvent item in events.Skip(60))
        {
            StoreShop.Same(parts[0].Read(item), whole.Read(item), whole.Schema, $"row {item.Row} of shop {seed}");
            parts[0].Observe(item).Should().Be(whole.Observe(item));
        }
    }

    [Property(MaxTest = 25)]
    public void Merged_decay_agrees_up_to_rounding(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 60);
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAggregates(By.Hour, Window.Decay(TimeSpan.FromDays(2)), a => a.Count().Sum(Measure.Spend)).Build();
        OnlineFeatureStore whole = new(pipeline);
        OnlineFeatureStore[] parts = [new(pipeline), new(pipeline)];
        foreach (StoreEvent item in StoreShop.InOrder(shop, seed))
        {
            whole.Observe(item);
            parts[item.Row % 2].Observe(item);
        }

        parts[0].Merge(parts[1]);
        StoreEvent last = StoreShop.InOrder(shop, seed)[^1];
        for (int hour = 0; hour < 24; hour++)
        {
            StoreEvent later = last.At(new DateTimeOffset(2024, 12, 1, hour, 0, 0, TimeSpan.Zero));
            float[] expected = whole.Read(later);
            float[] actual = parts[0].Read(later);
            for (int i = 0; i < expected.Length; i++)
            {
                // A row is in single precision, so that no more of it can be seen.
                actual[i].Should().BeApproximately(expected[i], Math.Abs(expected[i]) * 1e-6f);
            }
        }
    }

    [Property(MaxTest = 30)]
    public void After_late_events_features_are_those_of_the_events_in_order(int seed)
    {
        CommerceDataset shop = StoreShop.WithoutTies(seed, 60);
        FeaturePipeline pipeline = StoreShop.Exact().Fit(shop);
        OnlineFeatureStore timely = new(pipeline);
        OnlineFeatureStore late = new(pipeline);
        List<StoreEvent> events = StoreShop.InOrder(shop, seed);
        StoreEvent[] shuffled = [.. events];
        SeededRandom random = SeededRandom.For(seed, "late");
        random.Shuffle(shuffled.AsSpan());
        events.ForEach(item => timely.Observe(item));
        foreach (StoreEvent item in shuffled)
        {
            late.Observe(item);
        }

        DateTimeOffset newest = events[^1].Transaction.Timestamp;
        foreach (StoreEvent item in events)
        {
            StoreEvent later = item.At(newest.AddHours(1 + (item.Row % 100)));
            StoreShop.Same(late.Read(later), timely.Read(later), timely.Schema, $"row {item.Row} of shop {seed}");
        }
    }

    [Fact]
    public void Thousands_of_customers_with_one_event_each_and_one_with_everything_have_the_bits_of_batch()
    {
        DateTimeOffset start = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
        List<Transaction> rows = [];
        for (int i = 0; i < 5_000; i++)
        {
            rows.Add(new Transaction($"a{i}", start.AddSeconds(i / 3), $"c{i}") { Total = i % 97 });
            rows.Add(new Transaction($"b{i}", start.AddSeconds(i / 3), "everything") { Total = i % 89 });
        }

        CommerceDataset shop = CommerceDataset.FromRecords(rows);
        FeatureTable table = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Variance(Measure.Spend).Last(Measure.Spend))
            .AddAggregates(By.Customer, Window.Hours(1), a => a.Sum(Measure.Spend)).AddAggregates(By.Hour, a => a.Count()).Build().Run(shop);
        OnlineFeatureStore store = new(table.Schema.Pipeline!);
        foreach (StoreEvent item in StoreShop.InOrder(shop, 1))
        {
            StoreShop.Same(store.Read(item), [.. table.Columns.Select(column => (float)column[item.Row])], table.Schema, $"row {item.Row}");
            store.Observe(item);
        }

        store.StateCount.Should().Be(5_001 + 1);
    }
}
