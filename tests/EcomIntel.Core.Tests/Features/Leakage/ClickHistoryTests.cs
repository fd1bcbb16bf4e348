namespace EcomIntel.Core.Tests;

public class ClickHistoryTests
{
    [Property(MaxTest = 10)]
    public void Aggregates_over_clicks_are_the_same_from_only_what_came_before(int seed)
    {
        LeakAuditReport report = LeakAudit.Run(Pipeline(), Shop(seed), sampleRows: 20, cancellationToken: TestContext.Current.CancellationToken);
        report.IsClean.Should().BeTrue(report.ToString());
        report.RowsChecked.Should().Be(20);
    }

    [Fact]
    public void A_function_that_knows_clicks_of_later_is_caught()
    {
        LeakAuditReport report = LeakAudit.Run(
            known => new FeaturePipelineBuilder().AddCustom("all_clicks", FeatureType.Count, Known.Moment, _ => known.Clicks.Count).Build(),
            Shop(seed: 1),
            cancellationToken: TestContext.Current.CancellationToken);
        report.Leaks.Should().Equal("all_clicks");
    }

    [Property(MaxTest = 20)]
    public void A_snapshot_shows_what_a_row_at_its_moment_would_see_of_clicks(int seed)
    {
        CommerceDataset dataset = Shop(seed);
        FeatureTable table = Pipeline().Run(dataset);
        for (int row = 0; row < 10; row++)
        {
            int customer = dataset.Transactions.Customers[row];
            if (customer >= 0)
            {
                FeatureSnapshot snapshot = Pipeline().Snapshot(dataset, dataset.GetTransaction(row).Timestamp, cancellationToken: TestContext.Current.CancellationToken);
                snapshot.Columns.Select(column => column.TextAt(customer)).Should().Equal(table.Columns.Select(column => column.TextAt(row)));
            }
        }
    }

    private static FeaturePipeline Pipeline() => new FeaturePipelineBuilder()
        .AddAggregates(By.Customer, Over.Views, Window.Days(7), a => a.Count().DistinctCount(Trait.Product))
        .AddAggregates(By.Location, Over.CartAdds, a => a.Sum(Measure.Quantity).TimeSinceLast())
        .AddAggregates(By.Customer, Over.Sessions(TimeSpan.FromMinutes(30)), a => a.Count().TimeSinceLast())
        .Build();

    private static CommerceDataset Shop(int seed)
    {
        (List<Transaction> transactions, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, rows: 40);
        return CommerceDataset.FromRecords(transactions, customers, products, clicks: RandomClicks.Of(seed, transactions, count: 100));
    }
}
