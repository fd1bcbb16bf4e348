namespace EcomIntel.Insights.Tests;

public class FisherExactTests
{
    // SciPy: hypergeom.cdf(successes, allTrials, allSuccesses, trials).
    [Theory]
    [InlineData(1, 10, 12, 24, 0.0013797280926100418)]
    [InlineData(60, 4000, 3000, 100000, 3.343041700044656e-10)]
    [InlineData(10, 10, 10, 20, 1)]
    public void The_lower_tail_is_the_hypergeometric_one(double successes, double trials, double allSuccesses, double allTrials, double expected) =>
        FisherExact.LowerTail(successes, trials, allSuccesses, allTrials).Should().BeApproximately(expected, expected * 1e-8);

    [Fact]
    public void Simes_is_the_smallest_q_value() => PValues.Simes([0.04, 0.01, 0.5]).Should().BeApproximately(0.03, 1e-12);

    [Fact]
    public void A_permutation_counts_what_was_seen_as_one_of_its_draws() => PValues.Permutation(0, 399).Should().Be(1.0 / 400);
}
