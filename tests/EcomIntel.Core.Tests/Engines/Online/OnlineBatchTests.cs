namespace EcomIntel.Core.Tests;

/// <summary>Reading and taking in at once, sale by sale and in batches.</summary>
public class OnlineBatchTests
{
    [Property(MaxTest = 40)]
    public void A_batch_gives_the_bits_of_reading_and_observing_one_by_one_and_leaves_the_same_states(int seed)
    {
        // Shuffled and with many moments in common, so that ties and late sales are among them.
        Shop shop = Shop.Random(seed, 80).Shuffled(seed);
        OnlineFeatures online = new(EveryAggregate.By(By.Customer).Transform(shop.Dataset).Schema);
        Dictionary<string, CustomerFeatureState> alone = new(StringComparer.Ordinal);
        Dictionary<string, CustomerFeatureState> together = new(StringComparer.Ordinal);
        OnlineEvent[] sales = [.. shop.Transactions.Where(row => row.CustomerId is not null)
            .Select(row => new OnlineEvent(StateOf(together, row), row, shop.CustomerOf(row), shop.ProductOf(row)))];
        float[] rows = new float[sales.Length * online.Schema.Count];
        Timeliness[] timeliness = new Timeliness[sales.Length];

        online.ReadAndObserve(sales, rows, timeliness);

        float[] expected = new float[online.Schema.Count];
        for (int i = 0; i < sales.Length; i++)
        {
            (_, Transaction row, Customer? customer, Product? product) = sales[i];
            online.Read(StateOf(alone, row), customer, row.Timestamp, expected).Should().Be(timeliness[i]);
            online.Observe(StateOf(alone, row), row, product, customer);
            Bits(rows.AsSpan(i * expected.Length, expected.Length)).Should().Equal(Bits(expected), "sale {0} of shop {1} must not depend on the call", i, seed);
        }

        foreach ((string customer, CustomerFeatureState state) in together)
        {
            online.Save(state).Should().Equal(online.Save(alone[customer]), "the state of {0} in shop {1}", customer, seed);
        }

        CustomerFeatureState StateOf(Dictionary<string, CustomerFeatureState> states, Transaction row)
        {
            states.TryAdd(row.CustomerId!, online.NewState());
            return states[row.CustomerId!];
        }
    }

    [Fact]
    public void A_batch_allocates_nothing_once_the_states_have_grown()
    {
        (OnlineFeatures online, OnlineEvent[] sales) = Many(4000);
        float[] rows = new float[1000 * online.Schema.Count];
        for (int start = 0; start < 3000; start += 1000)
        {
            online.ReadAndObserve(sales.AsSpan(start, 1000), rows);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        online.ReadAndObserve(sales.AsSpan(3000, 1000), rows);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void A_return_is_read_and_changes_nothing()
    {
        (OnlineFeatures online, OnlineEvent[] sales) = Many(1);
        float[] row = new float[online.Schema.Count];
        online.ReadAndObserve(sales[0], row).Should().Be(Timeliness.OnTime);
        byte[] before = online.Save(sales[0].State);

        Transaction back = sales[0].Transaction with { Id = "back", Kind = TransactionKind.Return, Timestamp = sales[0].Transaction.Timestamp.AddDays(1) };
        online.ReadAndObserve(sales[0] with { Transaction = back }, row).Should().Be(Timeliness.OnTime);

        row[0].Should().Be(1, "the count of sales before the return");
        online.Save(sales[0].State).Should().Equal(before);
    }

    [Fact]
    public void Too_little_room_and_missing_parts_are_refused()
    {
        (OnlineFeatures online, OnlineEvent[] sales) = Many(3);
        float[] rows = new float[3 * online.Schema.Count];
        online.Invoking(it => it.ReadAndObserve(sales, rows.AsSpan(1))).Should().Throw<ArgumentException>().WithMessage("The row has room for*");
        online.Invoking(it => it.ReadAndObserve(sales, rows, new Timeliness[2])).Should().Throw<ArgumentException>().WithMessage("There is room for the timeliness of 2 sales, but there are 3*");
        online.Invoking(it => it.ReadAndObserve([sales[0], default], rows)).Should().Throw<ArgumentException>().WithMessage("A sale has no state or no transaction*");
        OnlineFeatures other = new(new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Count()).Build().Schema);
        online.Invoking(it => it.ReadAndObserve(sales[0] with { State = other.NewState() }, rows)).Should().Throw<ArgumentException>().WithMessage("The state belongs to a pipeline*");
    }

    private static (OnlineFeatures Online, OnlineEvent[] Sales) Many(int count)
    {
        OnlineFeatures online = new(new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend))
            .AddAggregates(By.Customer, Window.Days(7), a => a.Mean(Measure.Spend).TimeSinceLast())
            .Build().Schema);
        CustomerFeatureState[] states = [.. Enumerable.Range(0, 50).Select(_ => online.NewState())];
        DateTimeOffset start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return (online, [.. Enumerable.Range(0, count).Select(i => new OnlineEvent(
            states[i % states.Length], new Transaction($"t{i}", start.AddHours(i / 2), $"c{i % states.Length}") { Total = i % 7 }))]);
    }

    private static int[] Bits(ReadOnlySpan<float> values)
    {
        int[] bits = new int[values.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        }

        return bits;
    }
}
