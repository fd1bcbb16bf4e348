namespace EcomIntel.Core.Tests;

public class ClickOracleTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(30);
    private static readonly DateTimeOffset Noon = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 60)]
    public void Aggregates_over_clicks_are_those_of_a_plain_count_over_records(int seed)
    {
        (List<Transaction> transactions, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, rows: 60);
        List<ShopEvent> clicks = RandomClicks.Of(seed, transactions, count: 150);
        NaiveClicks naive = new(clicks, customers, products);
        FeatureTable table = Pipeline().Transform(CommerceDataset.FromRecords(transactions, customers, products, clicks: clicks));

        for (int i = 0; i < transactions.Count; i++)
        {
            Transaction row = transactions[i];
            TimeSpan week = TimeSpan.FromDays(7);
            List<ShopEvent> views = naive.Past(row, ShopEventType.View, click => click.CustomerId, row.CustomerId);
            List<ShopEvent> recent = naive.Past(row, ShopEventType.View, click => click.CustomerId, row.CustomerId, week);
            List<ShopEvent> adds = naive.Past(row, ShopEventType.AddToCart, click => click.CustomerId, row.CustomerId);
            List<ShopEvent> ofCategory = naive.Past(row, ShopEventType.AddToCart, click => naive.CategoryOf(click.ProductId), naive.CategoryOf(row.ProductId), TimeSpan.FromHours(30));
            List<DateTimeOffset> here = naive.Sessions(row, TimeSpan.FromHours(5), naive.LocationOf, naive.LocationOf(row.CustomerId));
            double[] expected =
            [
                recent.Count,
                recent.Select(click => click.ProductId).OfType<string>().Distinct().Count(),
                NaiveClicks.DaysSince(views.Select(click => click.Timestamp), row),
                views.Count(click => click.ProductId is not null) is > 0 and var told ? (double)views.Count(click => click.ProductId == "p1") / told : double.NaN,
                naive.Past(row, ShopEventType.View, click => click.ProductId, row.ProductId).Count,
                ofCategory.Count,
                ofCategory.Sum(click => click.Quantity ?? 1),
                adds.TakeLast(3).Sum(click => click.Quantity ?? 1),
                naive.Past(row, ShopEventType.Checkout, click => naive.LocationOf(click.CustomerId), naive.LocationOf(row.CustomerId)).Count,
                naive.Past(row, ShopEventType.RemoveFromCart, click => click.Timestamp.Hour, row.Timestamp.Hour).Count,
                naive.Sessions(row, Gap, id => id, row.CustomerId, TimeSpan.FromDays(3)).Count,
                here.Count,
                NaiveClicks.DaysSince(here, row),
            ];
            table.Columns.Select(column => column[i]).Should().Equal(expected, (a, b) => a.Equals(b), "row {0} of shop {1} sees this of the clicks", i, seed);
        }
    }

    [Property(MaxTest = 40)]
    public void The_order_of_clicks_and_of_rows_changes_nothing(int seed)
    {
        (List<Transaction> transactions, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, rows: 60);
        List<ShopEvent> clicks = RandomClicks.Of(seed, transactions, count: 150);
        Dictionary<string, string> shuffled = Rows(transactions, clicks);
        List<Transaction> sorted = [.. transactions.OrderBy(row => row.Timestamp)];
        List<ShopEvent> sortedClicks = [.. clicks.OrderBy(click => click.Timestamp)];

        Rows(sorted, sortedClicks).Should().Equal(shuffled);
        Rows(sorted, clicks).Should().Equal(shuffled);
        Rows(transactions, sortedClicks).Should().Equal(shuffled);

        Dictionary<string, string> Rows(List<Transaction> rows, List<ShopEvent> events)
        {
            FeatureTable table = Pipeline().Transform(CommerceDataset.FromRecords(rows, customers, products, clicks: events));
            return Enumerable.Range(0, rows.Count).ToDictionary(row => rows[row].Id, row => string.Join(' ', table.Columns.Select(column => column.TextAt(row))));
        }
    }

    [Fact]
    public void Many_clicks_are_swept_in_parts_to_the_same_numbers_in_order_and_shuffled()
    {
        const int Rows = 150_000;
        SeededRandom random = SeededRandom.For(7, "many");
        (long[] times, int[] customers) = Stream(ref random, Rows, step: 3);
        (long[] clickTimes, int[] clickCustomers) = Stream(ref random, 2 * Rows, step: 2);
        string sorted = Text(times, customers, clickTimes, clickCustomers, threads: 2);

        Text(times, customers, clickTimes, clickCustomers, threads: 1).Should().Be(sorted);
        clickTimes.AsSpan().Reverse();
        clickCustomers.AsSpan().Reverse();
        Text(times, customers, clickTimes, clickCustomers, threads: 2).Should().Be(sorted);

        static (long[] Times, int[] Customers) Stream(ref SeededRandom random, int count, int step)
        {
            long[] times = new long[count];
            int[] customers = new int[count];
            for (int i = 0; i < count; i++)
            {
                times[i] = (i == 0 ? 0 : times[i - 1]) + (random.NextInt32(step) * 1_000_000L);
                customers[i] = random.NextInt32(500) - 1;
            }

            return (times, customers);
        }

        static string Text(long[] times, int[] customers, long[] clickTimes, int[] clickCustomers, int threads)
        {
            CommerceDataset dataset = CommerceDataset.FromColumns(
                new TransactionColumns { Timestamps = times, Customers = customers },
                [.. Enumerable.Range(0, 499).Select(i => new Customer($"c{i}"))],
                clicks: new ClickColumns { Timestamps = clickTimes, Customers = clickCustomers, Types = [.. clickTimes.Select(_ => ShopEventType.View)] });
            FeatureTable table = new FeaturePipelineBuilder()
                .AddAggregates(By.Customer, Over.Views, a => a.Count().TimeSinceLast())
                .AddAggregates(By.Customer, Over.Views, Window.Hours(1), a => a.Count())
                .AddAggregates(By.Customer, Over.Sessions(TimeSpan.FromMinutes(10)), a => a.Count())
                .Build().Transform(dataset, threads, TestContext.Current.CancellationToken);
            using StringWriter text = new();
            table.SaveCsv(text);
            return text.ToString();
        }
    }

    [Fact]
    public void A_click_at_the_very_time_of_a_row_is_not_seen()
    {
        FeatureTable table = Single(new("e1", ShopEventType.View, Noon), new("e2", ShopEventType.View, Noon.AddMicroseconds(-1)), new("e3", ShopEventType.View, Noon.AddMicroseconds(1)));
        table["view_count_by_customer"][0].Should().Be(1);
        table["session_count_by_customer"][0].Should().Be(1);
    }

    [Fact]
    public void A_session_ends_when_the_gap_is_longer_than_allowed_and_later_clicks_change_nothing()
    {
        FeatureTable table = Single(
            new("e1", ShopEventType.View, Noon.AddHours(-5)),
            new("e2", ShopEventType.Checkout, Noon.AddHours(-5) + Gap),
            new("e3", ShopEventType.AddToCart, Noon.AddHours(-5) + Gap + Gap + TimeSpan.FromMicroseconds(1)),
            new("e4", ShopEventType.View, Noon.AddMinutes(-1)),
            new("e5", ShopEventType.View, Noon.AddMinutes(1)));
        table["session_count_by_customer"][0].Should().Be(3);
    }

    [Fact]
    public void Clicks_of_guests_count_for_no_customer()
    {
        Transaction guest = new("t1", Noon);
        CommerceDataset dataset = CommerceDataset.FromRecords([guest], clicks: [new ShopEvent("e1", ShopEventType.View, Noon.AddDays(-1)) { SessionId = "s1" }]);
        CountsAndSessions().Build().Run(dataset)["view_count_by_customer"][0].Should().Be(0);
    }

    private static FeatureTable Single(params ShopEvent[] clicks) =>
        CountsAndSessions().Build().Run(CommerceDataset.FromRecords([new Transaction("t1", Noon, "c1")], clicks: clicks.Select(click => click with { CustomerId = "c1" })));

    private static FeaturePipelineBuilder CountsAndSessions() => new FeaturePipelineBuilder()
        .AddAggregates(By.Customer, Over.Views, a => a.Count()).AddAggregates(By.Customer, Over.Sessions(Gap), a => a.Count());

    private static FeaturePipelineBuilder Pipeline() => new FeaturePipelineBuilder()
        .AddAggregates(By.Customer, Over.Views, Window.Days(7), a => a.Count().DistinctCount(Trait.Product))
        .AddAggregates(By.Customer, Over.Views, a => a.TimeSinceLast().Share(Trait.Product, "p1"))
        .AddAggregates(By.Product, Over.Views, a => a.Count())
        .AddAggregates(By.Category, Over.CartAdds, Window.Hours(30), a => a.Count().Sum(Measure.Quantity))
        .AddAggregates(By.Customer, Over.CartAdds, Window.Last(3), a => a.Sum(Measure.Quantity))
        .AddAggregates(By.Location, Over.Checkouts, a => a.Count())
        .AddAggregates(By.Hour, Over.CartRemovals, a => a.Count())
        .AddAggregates(By.Customer, Over.Sessions(Gap), Window.Days(3), a => a.Count())
        .AddAggregates(By.Location, Over.Sessions(TimeSpan.FromHours(5)), a => a.Count().TimeSinceLast());
}
