namespace EcomIntel.Core.Tests;

public class LeakAuditTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 15)]
    public void The_librarys_own_features_see_only_the_past(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 60);
        FeaturePipeline pipeline = Pipelines.All()
            .AddAggregates(By.Product, a => a.Sum(Measure.Quantity)).AddAggregates(By.Category, Window.Days(2), a => a.Count().Mean(Measure.UnitPrice))
            .AddAggregates(By.Location, a => a.Count()).AddAggregates(By.Hour, a => a.TimeSinceLast())
            .Build().Fit(shop, RowSet.All(60));
        LeakAuditReport report = LeakAudit.Run(pipeline, shop, 20, seed, TestContext.Current.CancellationToken);
        report.IsClean.Should().BeTrue(report.ToString());
        (report.RowsChecked, report.FeaturesChecked).Should().Be((20, pipeline.Definitions.Length));
        report.DeclaredFuture.Should().Equal("customer_total_spent");
        report.Differences.Should().OnlyContain(difference => difference.Feature == "customer_total_spent");
    }

    [Fact]
    public void A_declared_view_of_the_future_is_shown_as_such()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddHourOfDay().AddCustomerTotalSpent().Build();
        LeakAuditReport report = LeakAudit.Run(pipeline, ThreeSales, cancellationToken: TestContext.Current.CancellationToken);
        report.Differences.Should().Equal(
            new LeakDifference("customer_total_spent", 0, "t0", "7", "1"), new LeakDifference("customer_total_spent", 1, "t1", "7", "3"));
        report.ToString().Should().Be(
            "Leak audit of 2 features on 3 rows: no undeclared leak.\n" +
            "- 'customer_total_spent' (declared known from the future) differs in 2 of 3 rows: row 1 (transaction 't0') has 7 but 1 from the past; " +
            "row 2 (transaction 't1') has 7 but 3 from the past.\n");
    }

    [Fact]
    public void A_function_that_was_prepared_from_the_whole_history_is_caught()
    {
        LeakAuditReport report = LeakAudit.Run(WithTotalsOfAll, ThreeSales, cancellationToken: TestContext.Current.CancellationToken);
        report.IsClean.Should().BeFalse();
        report.Leaks.Should().Equal("taste");
        report.Differences.Select(difference => (difference.Row, difference.InTable, difference.FromPast)).Should().Equal((0, "7", "1"), (1, "7", "3"));
        report.ToString().Should().StartWith("Leak audit of 2 features on 3 rows: 'taste' saw more than the past.\n- 'taste' differs in 2 of 3 rows: row 1 ");
    }

    [Fact]
    public void Without_its_making_such_a_function_gives_itself_away_only_if_it_changes() =>
        LeakAudit.Run(WithTotalsOfAll(ThreeSales), ThreeSales, cancellationToken: TestContext.Current.CancellationToken).IsClean.Should().BeTrue();

    [Fact]
    public void A_function_that_remembers_other_rows_is_caught()
    {
        Dictionary<DateTimeOffset, int> seen = [];
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAge().AddCustom("order", FeatureType.Count, Known.Moment, row =>
        {
            lock (seen)
            {
                return seen[row.Moment] = seen.GetValueOrDefault(row.Moment) + 1;
            }
        }).Build();
        LeakAudit.Run(pipeline, ThreeSales, cancellationToken: TestContext.Current.CancellationToken).Leaks.Should().Equal("order");
    }

    [Fact]
    public void The_seed_decides_which_rows_are_drawn()
    {
        CommerceDataset shop = RandomShop.Make(5, 90);
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddCustomerTotalSpent().Build();
        int[][] rows = [.. new[] { 1, 1, 2 }.Select(seed => LeakAudit.Run(pipeline, shop, 30, seed, TestContext.Current.CancellationToken).Differences.Select(difference => difference.Row).ToArray())];
        rows[0].Should().Equal(rows[1]).And.BeInAscendingOrder().And.NotEqual(rows[2]);
        LeakAudit.Run(pipeline, shop, 1000, cancellationToken: TestContext.Current.CancellationToken).RowsChecked.Should().Be(90);
        FluentActions.Invoking(() => LeakAudit.Run(pipeline, shop, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_history_ends_with_its_row_and_has_no_tie_of_it()
    {
        CommerceDataset shop = CommerceDataset.FromRecords(
            [new Transaction("late", Start.AddDays(2)), new Transaction("tie", Start.AddDays(1)), new Transaction("row", Start.AddDays(1)), new Transaction("early", Start)]);
        CommerceDataset known = KnownHistory.Of(shop, 2, out int place);
        known.Transactions.Ids.ToArray().Should().Equal("row", "early");
        place.Should().Be(0);
    }

    private static CommerceDataset ThreeSales => CommerceDataset.FromRecords(
        Enumerable.Range(0, 3).Select(i => new Transaction($"t{i}", Start.AddDays(i), "c") { Total = 1 << i }), [new Customer("c", Age: 40)]);

    private static FeaturePipeline WithTotalsOfAll(CommerceDataset shop)
    {
        decimal total = Enumerable.Range(0, shop.Transactions.Count).Sum(row => shop.GetTransaction(row).Total ?? 0);
        return new FeaturePipelineBuilder().AddAge().AddCustom("taste", FeatureType.Number, Known.Customer, row => (double)total).Build();
    }
}
