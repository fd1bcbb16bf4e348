using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public class CustomerConcentrationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Unequal_customers_are_found()
    {
        InsightReport report = Ask(SyntheticWorld.Realistic(1, world => world.Transactions = 20_000));

        Claim claim = report.Find("customer_concentration")!;
        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Effect.Should().BeInRange(0.15, 0.35);
        claim.Note.Should().StartWith("The tenth with the most orders in this data placed ");
        claim.Charts.OfType<LiftChart>().Single().Points.Should().HaveCount(21);
    }

    /// <summary>
    /// Of 200 equal customers with 5 orders each the luckiest tenth has 18% of the orders. 40 worlds; a right method claims in at most 5%, 2; more than 7 happen in 1 of 1,000 runs.
    /// </summary>
    [Fact]
    public void Luck_is_not_taken_for_loyalty()
    {
        Claim[] claims = [.. Enumerable.Range(1, 40).Select(seed => Ask(SyntheticWorld.Null(seed)).Claims[0])];

        claims.Count(claim => claim.Verdict == Verdict.Supported).Should().BeLessThanOrEqualTo(7);
        claims.Average(claim => claim.Effect!.Value).Should().BeApproximately(0, 0.01);
        claims[0].Note.Should().Contain("of customers who are all alike the luckiest tenth would have placed 1");
    }

    [Fact]
    public void Ties_at_the_threshold_share_the_places_that_are_left()
    {
        double[] scores = new double[4];

        // Two places of four: one is the customer with three, the other is shared by the three who tie.
        TopShare.Of([3, 1, 1, 1], [4, 1, 2, 3], 0.5, scores).Should().BeApproximately((4 + (6 / 3.0)) / 10, 1e-12);
        scores.Sum().Should().BeApproximately(0, 1e-12);
    }

    private static InsightReport Ask(SyntheticWorld world) =>
        new InsightReportBuilder().Add(new CustomerConcentration()).Build().Run(world.ToDataset(), null, Stop);
}
