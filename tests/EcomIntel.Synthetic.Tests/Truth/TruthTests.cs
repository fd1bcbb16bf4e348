namespace EcomIntel.Synthetic.Tests;

public class TruthTests
{
    [Fact]
    public void No_claim_is_true_of_the_null_world()
    {
        WorldTruth truth = SyntheticWorld.Null().Truth;
        truth.Claims.Should().HaveCountGreaterThan(15).And.OnlyContain(claim => claim.IsTrue != true);
        truth.Claims.Where(claim => claim.IsTrue is null).Select(claim => claim.Id).Should().BeEquivalentTo("funnel");
        truth.PeakHours.Should().BeEmpty();
        truth.PeakMonths.Should().BeEmpty();
        truth.Pairs.Should().BeEmpty();
    }

    [Theory]
    [InlineData("sales_by_month", true)]
    [InlineData("sales_by_weekday", true)]
    [InlineData("sales_by_hour", true)]
    [InlineData("category_popularity", true)]
    [InlineData("age_concentration", true)]
    [InlineData("customer_concentration", true)]
    [InlineData("basket", true)]
    [InlineData("driver_age", true)]
    [InlineData("driver_hour_of_day", true)]
    [InlineData("buyers_age_by_category", true)]
    [InlineData("driver_gender", false)]
    [InlineData("driver_location", false)]
    [InlineData("driver_month", false)]
    [InlineData("buyers_location_by_category", false)]
    [InlineData("happy_hours", false)]
    [InlineData("returns", false)]
    [InlineData("funnel", null)]
    [InlineData("no_such_claim", null)]
    public void The_realistic_world_says_what_is_true_of_it(string claim, bool? isTrue) => SyntheticWorld.Realistic().Truth.IsTrue(claim).Should().Be(isTrue);

    [Fact]
    public void The_truth_names_the_planted_hours_month_category_and_pairs()
    {
        WorldTruth truth = SyntheticWorld.Realistic().Truth;
        truth.PeakHours.Should().Equal(18, 19, 20);
        truth.PeakMonths.Should().Equal(11);
        truth.CoreAgeCategory.Should().Be("Electronics");
        truth.Pairs.Should().HaveCount(5).And.OnlyContain(pair => pair.Lift == 3);
        truth.CategoryShares.Select(share => share.Probability).Should().Equal(0.30, 0.25, 0.20, 0.15, 0.10);
    }

    /// <summary>Orders in a peak hour are exactly 1.30 times those in another; by month, November 2025 has 10 weekend days of 30, the year 104 of 365.</summary>
    [Fact]
    public void Effects_are_those_of_the_population()
    {
        WorldTruth truth = SyntheticWorld.Realistic().Truth;
        Effect(truth, "sales_by_hour").Should().BeApproximately(1.30, 1e-12);
        double november = 1.30 * (20 + (10 * 1.2)) / 30;
        double others = (335 - 94 + (94 * 1.2)) / 335;
        Effect(truth, "sales_by_month").Should().BeApproximately(november / others, 1e-12);
    }

    [Fact]
    public void An_effect_that_is_taken_out_is_no_longer_true()
    {
        WorldTruth truth = SyntheticWorld.Realistic(1, w => (w.HourAmplitude, w.WeekendLift, w.PairLift) = (0, 1, 1)).Truth;
        truth.IsTrue("driver_hour_of_day").Should().BeFalse();
        truth.IsTrue("sales_by_weekday").Should().BeFalse();
        truth.IsTrue("basket").Should().BeFalse();
        truth.IsTrue("driver_age").Should().BeTrue();
    }

    [Fact]
    public void A_peak_month_outside_of_the_worlds_time_is_no_truth_about_it()
    {
        WorldTruth truth = SyntheticWorld.Realistic(1, w => w.Months = 6).Truth;
        truth.IsTrue("sales_by_month").Should().BeFalse();
        truth.PeakMonths.Should().BeEmpty();
    }

    /// <summary>Five tastes a customer: the mean log score of the true probabilities must beat that of the shares, by 0.04 nats or more here.</summary>
    [Fact]
    public void The_true_probabilities_predict_better_than_the_shares()
    {
        SyntheticWorld world = SyntheticWorld.Realistic(4, w => w.Transactions = 20_000);
        Dictionary<string, int> categories = world.Products.ToDictionary(product => product.Id, product => world.Truth.CategoryShares.ToList().FindIndex(share => share.Category == product.Category));
        double gain = world.Transactions().Average(line =>
        {
            int category = categories[line.ProductId!];
            return Math.Log(world.CategoryProbabilities(line.CustomerId!, line.Timestamp)[category].Probability / world.Truth.CategoryShares[category].Probability);
        });
        gain.Should().BeGreaterThan(0.04);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("201")]
    [InlineData("someone")]
    public void Probabilities_of_an_unknown_customer_are_refused_by_name(string id)
    {
        Action ask = () => SyntheticWorld.Null().CategoryProbabilities(id, DateTimeOffset.UnixEpoch);
        ask.Should().Throw<ArgumentException>().WithMessage($"*1 to 200*'{id}'*");
    }

    private static double Effect(WorldTruth truth, string claim) => truth.Claims.Single(c => c.Id == claim).Effect!.Value;
}
