namespace EcomIntel.Core.Tests;

public class AggregateOracleTests
{
    [Property(MaxTest = 12)]
    public void Every_aggregate_of_a_customer_is_what_its_definition_says(int seed) => Check(seed, By.Customer);

    [Property(MaxTest = 12)]
    public void Every_aggregate_of_any_other_key_is_what_its_definition_says(int seed) =>
        Check(seed, new[] { By.Product, By.Category, By.Location, By.Hour }[(int)((uint)seed % 4)]);

    [Fact]
    public void Sorted_input_of_many_parts_gives_the_bits_of_shuffled_input_on_any_number_of_threads()
    {
        Shop shop = Large(70_000);
        CommerceDataset sorted = (shop with { Transactions = [.. shop.Transactions.OrderBy(row => row.Timestamp)] }).Dataset;
        FeaturePipeline pipeline = new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, a => a.Sum(Measure.Spend).Variance(Measure.Spend).Min(Measure.Spend).First(Measure.Spend).Last(Measure.Spend).DistinctCount(Trait.Order))
            .AddAggregates(By.Customer, Window.Days(3), a => a.Mean(Measure.Spend).Last(Measure.Spend).Max(Measure.Spend).Mode(Trait.Category))
            .AddAggregates(By.Customer, Window.Last(4), a => a.Variance(Measure.Spend).First(Measure.Spend))
            .AddAggregates(By.Customer, Window.Decay(TimeSpan.FromDays(2)), a => a.Sum(Measure.Spend))
            .Build().Fit(sorted, RowSet.All(sorted.Transactions.Count));
        FeatureTable expected = pipeline.Transform(sorted, 1, TestContext.Current.CancellationToken);
        foreach (int threads in new[] { 2, 5 })
        {
            Same(expected, pipeline.Transform(sorted, threads, TestContext.Current.CancellationToken), row => row);
        }

        Shop shuffled = shop.Shuffled(1);
        Dictionary<string, int> places = shuffled.Transactions.Select((row, i) => (row.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        Same(expected, pipeline.Transform(shuffled.Dataset, 2, TestContext.Current.CancellationToken), row => places[sorted.Transactions.Ids[row]]);
    }

    [Fact]
    public void A_million_customers_with_one_event_each_have_no_past()
    {
        const int Count = 1_000_000;
        TransactionColumns columns = new()
        {
            Timestamps = [.. Enumerable.Range(0, Count).Select(i => 1_700_000_000_000_000 + (i * 7919L % Count * 31_000_000))],
            Customers = [.. Enumerable.Range(0, Count)],
            Totals = [.. Enumerable.Range(0, Count).Select(i => (long)i)],
        };
        Customer[] customers = [.. Enumerable.Range(0, Count).Select(i => new Customer($"c{i}"))];
        FeatureTable table = new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, a => a.First(Measure.Spend).DistinctCount(Trait.Order))
            .AddAggregates(By.Customer, Window.Days(30), a => a.Max(Measure.Spend))
            .AddAggregates(By.Customer, Window.Last(3), a => a.Sum(Measure.Spend))
            .AddAggregates(By.Customer, Window.Decay(TimeSpan.FromDays(30)), a => a.Count())
            .Build().Run(CommerceDataset.FromColumns(columns, customers, []));
        table["spend_first_by_customer"].Values<long>().ContainsAnyExcept(Money.Missing).Should().BeFalse();
        table["order_distinct_count_by_customer"].Values<long>().ContainsAnyExcept(0).Should().BeFalse();
        table["spend_max_by_customer_30d"].Values<long>().ContainsAnyExcept(Money.Missing).Should().BeFalse();
        table["spend_sum_by_customer_last3"].Values<long>().ContainsAnyExcept(0).Should().BeFalse();
        table["transaction_count_by_customer_decay30d"].Values<double>().ContainsAnyExcept(0.0).Should().BeFalse();
    }

    [Fact]
    public void One_customer_with_everything_is_walked_through_in_time_that_grows_with_the_rows()
    {
        const int Count = 200_000;
        TransactionColumns columns = new()
        {
            Timestamps = [.. Enumerable.Range(0, Count).Select(i => 1_700_000_000_000_000 + (i * 60_000_000L))],
            Customers = new int[Count],
            Totals = [.. Enumerable.Range(0, Count).Select(i => (long)(i % 997))],
        };
        FeatureTable table = new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, a => a.DistinctCount(Trait.Order))
            .AddAggregates(By.Customer, Window.Days(30), a => a.Max(Measure.Spend).First(Measure.Spend).DistinctCount(Trait.Order))
            .AddAggregates(By.Customer, Window.Last(1000), a => a.Min(Measure.Spend).Variance(Measure.Spend))
            .Build().Run(CommerceDataset.FromColumns(columns, [new Customer("c1")], []));
        table["order_distinct_count_by_customer"][Count - 1].Should().Be(Count - 1);
        table["order_distinct_count_by_customer_30d"][Count - 1].Should().Be(30 * 24 * 60);
        table["spend_max_by_customer_30d"][Count - 1].Should().Be(0.0996);
        table["spend_min_by_customer_last1000"][Count - 1].Should().Be(0);
        table["spend_first_by_customer_30d"].Values<long>()[Count - 1].Should().Be((Count - 1 - (30 * 24 * 60)) % 997);
    }

    private static void Check(int seed, By key)
    {
        Shop shop = Shop.Random(seed, 50).Shuffled(seed);
        CommerceDataset dataset = shop.Dataset;
        FeaturePipeline pipeline = EveryAggregate.By(key).Build().Fit(dataset, RowSet.All(dataset.Transactions.Count));
        FeatureTable table = pipeline.Run(dataset);
        foreach (FeatureDefinition definition in pipeline.Definitions)
        {
            for (int row = 0; row < shop.Transactions.Count; row++)
            {
                object? expected = NaiveFeatures.Aggregate(definition, shop, shop.Transactions[row]);
                EveryAggregate.Check(table[definition.Name], row, expected, $"row {row} of {definition.Name} in shop {seed}");
            }
        }
    }

    private static void Same(FeatureTable expected, FeatureTable actual, Func<int, int> place)
    {
        foreach (FeatureColumn column in expected.Columns)
        {
            FeatureColumn other = actual[column.Name];
            for (int row = 0; row < column.Count; row++)
            {
                if (BitConverter.DoubleToInt64Bits(column[row]) != BitConverter.DoubleToInt64Bits(other[place(row)]))
                {
                    Assert.Fail($"Row {row} of {column.Name} is {column[row]} but {other[place(row)]}.");
                }
            }
        }
    }

    /// <summary>Half of all rows belong to one customer, and times are whole hours, so that ties are everywhere.</summary>
    private static Shop Large(int rows)
    {
        SeededRandom random = SeededRandom.For(5, "large");
        DateTimeOffset start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        List<Transaction> transactions = [];
        for (int i = 0; i < rows; i++)
        {
            string customer = random.NextInt32(2) == 0 ? "c0" : $"c{random.NextInt32(300)}";
            Transaction row = new($"t{i}", start.AddHours(random.NextInt32(8000)), customer, $"p{random.NextInt32(12)}")
            {
                Quantity = random.NextInt32(9) == 0 ? null : 1 + random.NextInt32(5),
                UnitPrice = random.NextInt32(9) == 0 ? null : random.NextInt32(1_000_000) / 10_000m,
                OrderId = random.NextInt32(3) == 0 ? null : $"o{random.NextInt32(rows / 3)}",
            };
            transactions.Add(row with { Attributes = row.Attributes.Add("channel", AttributeValue.Of(random.NextInt32(2) == 0 ? "web" : "shop")) });
        }

        List<Customer> customers = [.. Enumerable.Range(0, 300).Select(i => new Customer($"c{i}", Location: $"city{i % 4}"))];
        customers = [.. customers.Select(customer => customer with { Attributes = customer.Attributes.Add("tier", AttributeValue.Of($"tier{customer.Id.Length}")) })];
        return new Shop(transactions, customers, [.. Enumerable.Range(0, 12).Select(i => new Product($"p{i}", $"category{i % 5}"))]);
    }
}
