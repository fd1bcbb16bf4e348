using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public class BuyersByCategoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Ages_and_hours_decide_what_is_bought_and_nothing_else_does()
    {
        InsightReport report = new InsightReportBuilder().Add(new BuyersByCategory()).Build()
            .Run(SyntheticWorld.Realistic(5, world => world.Transactions = 20_000).ToDataset(), null, Stop);

        report.Supported.Where(claim => claim.LevelOf is null).Select(claim => claim.Id).Should().Equal("buyers_age_by_category", "buyers_hour_of_day_by_category");
        report.Find("buyers_age_by_category")!.Statement.Should().StartWith("Among customers aged 25 to 40, Electronics makes up ");
        report.Find("buyers_age_by_category/25-40/Electronics").Should().NotBeNull();
        report.Find("buyers_gender_by_category")!.Charts.OfType<HeatMapChart>().Single().Columns.Should().HaveCount(5);
    }

    /// <summary>
    /// Habits: unequal rates, strong tastes, hours, weekdays and seasons of one's own. 40 worlds of up to six columns; a right method claims something in at most 5%, 2; more than 7 happen in
    /// 1 of 1,000 runs. A χ² over lines claims something in nearly all.
    /// </summary>
    [Fact]
    public void Habits_of_ones_own_are_not_taken_for_a_rule()
    {
        InsightReporter reporter = new InsightReportBuilder().Add(new BuyersByCategory()).Build();

        int claiming = Enumerable.Range(1, 40).Count(seed => reporter.Run(SyntheticWorld.Habits(seed).ToDataset(), null, Stop).Supported.Any());

        claiming.Should().BeLessThanOrEqualTo(7);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_p_values()
    {
        CommerceDataset dataset = SyntheticWorld.Habits(3).ToDataset();

        double?[] one = PValues(1);
        double?[] many = PValues(4);

        many.Should().Equal(one);

        double?[] PValues(int threads) => [.. new InsightReportBuilder(new InsightOptions { MaxDegreeOfParallelism = threads }).Add(new BuyersByCategory()).Build()
            .Run(dataset, null, Stop).Claims.Select(claim => claim.PValue)];
    }

    [Fact]
    public void Groups_of_too_few_customers_are_not_named()
    {
        CommerceDataset dataset = CommerceDataset.FromRecords(
            Enumerable.Range(0, 400).Select(i => new Transaction($"t{i}", Shop.Time("2025-01-01T00:00Z").AddHours(i), $"c{i % 100}", i % 3 == 0 ? "p" : "q")),
            Enumerable.Range(0, 100).Select(i => new Customer($"c{i}", Gender: i < 5 ? "Rare" : i % 2 == 0 ? "A" : "B")),
            [new Product("p", "Tea"), new Product("q", "Coffee")]);

        Claim claim = Shop.Ask(new BuyersByCategory(), dataset);

        claim.Id.Should().Be("buyers_gender_by_category");
        claim.Charts.OfType<HeatMapChart>().Single().Rows.Select(row => FormattableString.Invariant(row))
            .Should().Equal("A", "B");
    }

    [Fact]
    public void The_score_is_that_of_a_difference_of_two_means_where_each_customer_bought_once()
    {
        // 40 of 100 against 90 of 150: with one row a customer, CR3 is Σ residual² ÷ (n − 1)² of both groups.
        int[] customers = [.. Enumerable.Range(0, 250)];
        int[] cells = [.. customers.Select(customer => customer < 100 ? (customer < 40 ? 0 : 1) : 2 + (customer < 190 ? 0 : 1))];
        GroupContrasts contrasts = new(CustomerCounts.From(customers, cells, 4), 2);

        LevelEffect effect = contrasts.Effects([(0, 0)], 99, seed: 0)[0];

        effect.Value.Should().BeApproximately(0.4 - 0.6, 1e-12);
        contrasts.Covariance([(0, 0)], 99).StandardError(0).Should().BeApproximately(Math.Sqrt((24 / (99.0 * 99)) + (36 / (149.0 * 149))), 1e-12);
    }
}
