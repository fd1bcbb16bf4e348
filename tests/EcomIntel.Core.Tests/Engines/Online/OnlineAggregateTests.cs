namespace EcomIntel.Core.Tests;

/// <summary>Every aggregation over every window, online.</summary>
public class OnlineAggregateTests
{
    private static readonly DateTimeOffset Later = new(2024, 11, 8, 3, 20, 0, TimeSpan.Zero);

    [Property(MaxTest = 25)]
    public void Online_aggregates_have_the_bits_of_batch_aggregates_also_when_saved_and_loaded_after_every_event(int seed)
    {
        Shop shop = InOrder(Shop.Random(seed, 80));
        FeatureTable table = Table(shop);
        OnlineFeatures online = new(table.Schema);
        OnlineFeatures other = new(FeatureSchema.FromJson(table.Schema.ToJson()));
        Dictionary<string, CustomerFeatureState> states = new(StringComparer.Ordinal);
        Dictionary<string, byte[]> saved = new(StringComparer.Ordinal);
        float[] expected = new float[table.Schema.Count];
        float[] actual = new float[table.Schema.Count];
        for (int row = 0; row < shop.Transactions.Count; row++)
        {
            Transaction transaction = shop.Transactions[row];
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] = (float)table.Columns[i][row];
            }

            if (transaction.CustomerId is not { } id)
            {
                online.Read(null, null, transaction.Timestamp, actual);
                Same(actual, expected, online, $"row {row} of shop {seed}");
                continue;
            }

            states.TryAdd(id, online.NewState());
            online.Read(states[id], null, transaction.Timestamp, actual).Should().Be(Timeliness.OnTime);
            Same(actual, expected, online, $"row {row} of shop {seed}");
            Observe(online, states[id], shop, transaction).Should().Be(Timeliness.OnTime);

            CustomerFeatureState restored = other.Load(saved.GetValueOrDefault(id, []));
            other.Read(restored, null, transaction.Timestamp, actual);
            Same(actual, expected, online, $"restored row {row} of shop {seed}");
            Observe(other, restored, shop, transaction);
            saved[id] = other.Save(restored);
            saved[id].Should().Equal(online.Save(states[id]));
        }
    }

    [Property(MaxTest = 40)]
    public void After_late_events_aggregates_are_those_of_the_events_in_order(int seed)
    {
        Shop shop = OneCustomer(seed);
        OnlineFeatures online = new(Table(shop).Schema);
        CustomerFeatureState state = online.NewState();
        DateTimeOffset newest = DateTimeOffset.MinValue;
        foreach (Transaction transaction in shop.Shuffled(seed).Transactions.Where(transaction => transaction.Kind == TransactionKind.Sale))
        {
            Observe(online, state, shop, transaction).Should().Be(transaction.Timestamp < newest ? Timeliness.Late : Timeliness.OnTime);
            newest = newest < transaction.Timestamp ? transaction.Timestamp : newest;
        }

        float[] actual = new float[online.Schema.Count];
        online.Read(state, null, newest.AddTicks(-10), actual).Should().Be(Timeliness.Late);
        foreach (DateTimeOffset moment in new[] { newest.AddTicks(10), newest.AddHours(2), newest.AddDays(2), Later })
        {
            online.Read(state, null, moment, actual).Should().Be(Timeliness.OnTime);
            CheckAgainstOracle(online, shop, moment, actual, seed);
        }
    }

    [Property(MaxTest = 40)]
    public void States_of_two_partitions_merge_to_the_state_of_both(int seed)
    {
        Shop shop = OneCustomer(seed);
        OnlineFeatures online = new(Table(shop).Schema);
        SeededRandom random = SeededRandom.For(seed, "partitions");
        CustomerFeatureState[] states = [online.NewState(), online.NewState()];
        foreach (Transaction transaction in InOrder(shop).Transactions)
        {
            Observe(online, states[random.NextInt32(3) / 2], shop, transaction);
        }

        DateTimeOffset newest = shop.Transactions.Where(row => row.Kind == TransactionKind.Sale).Max(row => row.Timestamp);
        states[0].Sales.Merge(ref states[1].Sales);
        float[] actual = new float[online.Schema.Count];
        foreach (DateTimeOffset moment in new[] { newest.AddTicks(10), newest.AddHours(2), newest.AddDays(2), Later })
        {
            online.Read(states[0], null, moment, actual).Should().Be(Timeliness.OnTime);
            CheckAgainstOracle(online, shop, moment, actual, seed);
        }
    }

    [Property(MaxTest = 40)]
    public void Merged_states_go_on_with_the_bytes_of_one_state(int seed)
    {
        Shop shop = OneCustomer(seed);
        FeaturePipelineBuilder integers = new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Variance(Measure.Spend).Min(Measure.Spend).Max(Measure.Quantity).First(Measure.Spend).Last(Measure.Spend)
                .Share(Trait.Category, "category1").DistinctCount(Trait.Product).Mode(Trait.Category))
            .AddAggregates(By.Customer, Window.Days(2), a => a.Count().Sum(Measure.Spend).Max(Measure.Spend).DistinctCount(Trait.Order))
            .AddAggregates(By.Customer, Window.Last(3), a => a.Sum(Measure.Spend).First(Measure.Spend));
        OnlineFeatures online = new(integers.Transform(shop.Dataset).Schema);
        SeededRandom random = SeededRandom.For(seed, "partitions");
        CustomerFeatureState whole = online.NewState();
        CustomerFeatureState[] parts = [online.NewState(), online.NewState()];
        List<Transaction> rows = InOrder(shop).Transactions;
        for (int i = 0; i < rows.Count; i++)
        {
            Observe(online, whole, shop, rows[i]);
            Observe(online, i < 25 ? parts[random.NextInt32(2)] : parts[0], shop, rows[i]);
            if (i == 24)
            {
                parts[0].Sales.Merge(ref parts[1].Sales);
            }
        }

        online.Save(parts[0]).Should().Equal(online.Save(whole));
    }

    [Fact]
    public void Reading_and_observing_allocate_nothing_once_warm()
    {
        Shop shop = OneCustomer(7);
        OnlineFeatures online = new(Table(shop).Schema);
        CustomerFeatureState state = online.NewState();
        float[] row = new float[online.Schema.Count];
        Transaction[] sales = [.. Enumerable.Range(0, 3000).Select(i => shop.Transactions[0] with { Id = $"s{i}", Timestamp = Later.AddMinutes(10 * i), OrderId = $"o{i % 50}", ProductId = $"p{i % 5}" })];
        Run(0, 2000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(2000, 3000);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void Run(int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                online.Read(state, null, sales[i].Timestamp, row);
                online.Observe(state, sales[i], shop.Products[0], shop.Customers[0]);
            }
        }
    }

    private static FeatureTable Table(Shop shop) => EveryAggregate.By(By.Customer).Transform(shop.Dataset);

    private static Shop InOrder(Shop shop) => shop with { Transactions = [.. shop.Transactions.OrderBy(row => row.Timestamp)] };

    /// <summary>One customer's rows at different times: which of two late events of one moment came first is not to be known.</summary>
    private static Shop OneCustomer(int seed)
    {
        Shop shop = Shop.Random(seed, 50);
        return shop with { Transactions = [.. shop.Transactions.Select((row, i) => row with { CustomerId = "c0", Timestamp = row.Timestamp.AddTicks(10 * i) })] };
    }

    private static Timeliness Observe(OnlineFeatures online, CustomerFeatureState state, Shop shop, Transaction transaction) =>
        online.Observe(state, transaction, shop.ProductOf(transaction), shop.CustomerOf(transaction));

    private static void CheckAgainstOracle(OnlineFeatures online, Shop shop, DateTimeOffset moment, float[] actual, int seed)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            FeatureDefinition definition = online.Schema.Pipeline!.Definitions[i];
            object? value = NaiveFeatures.Aggregate(definition, shop, shop.Transactions[0], moment);
            double expected = value switch
            {
                null => double.NaN,
                string level => definition.Levels.IndexOf(level),
                _ => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
            };
            if (double.IsNaN(expected))
            {
                actual[i].Should().Be(float.NaN, definition.Name);
            }
            else
            {
                ((double)actual[i]).Should().BeApproximately(expected, Math.Max(1e-11, 1e-6 * Math.Abs(expected)), "{0} of shop {1}", definition.Name, seed);
            }
        }
    }

    private static void Same(float[] actual, float[] expected, OnlineFeatures online, string because)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(actual[i]) != BitConverter.SingleToInt32Bits(expected[i]))
            {
                Assert.Fail($"{online.Schema.Fields[i].Name} is {actual[i]} but {expected[i]} in {because}.");
            }
        }
    }
}
