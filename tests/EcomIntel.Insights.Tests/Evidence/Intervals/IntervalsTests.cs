namespace EcomIntel.Insights.Tests;

/// <summary>Expected values: SciPy 1.10.1 (t.ppf, beta.ppf).</summary>
public class IntervalsTests
{
    [Theory]
    [InlineData(29, 2.045229642132703)]
    [InlineData(12.5, 2.1691859427099556)]
    public void Student_is_exact_for_any_degrees_of_freedom(double degreesOfFreedom, double expected) =>
        Intervals.StudentCriticalValue(degreesOfFreedom).Should().BeApproximately(expected, 1e-6);

    [Theory]
    [InlineData(59, 200, 0.23276878422312464, 0.3634231333179104)]
    [InlineData(0, 40, 0, 0.08809730287880237)]
    [InlineData(40, 40, 0.9119026971211976, 1)]
    public void Shares_have_the_interval_of_Clopper_and_Pearson(int successes, int trials, double low, double high)
    {
        EffectInterval interval = Intervals.Binomial(successes, trials);

        interval.Low.Should().BeApproximately(low, 1e-7);
        interval.High.Should().BeApproximately(high, 1e-7);
    }
}
