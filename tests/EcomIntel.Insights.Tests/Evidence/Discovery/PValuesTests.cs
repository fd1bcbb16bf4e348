namespace EcomIntel.Insights.Tests;

/// <summary>Expected values: SciPy 1.10.1 (scipy.stats t.sf, f.sf, binom.cdf and binom.sf).</summary>
public class PValuesTests
{
    [Theory]
    [InlineData(2.5, 17.3, 0.022747500175801176)]
    [InlineData(-2.5, 17.3, 0.022747500175801176)]
    [InlineData(40, 50, 1.2412423784372831e-39)]
    [InlineData(0, 5, 1)]
    public void Both_tails_of_t_keep_their_digits(double t, double degreesOfFreedom, double expected) =>
        PValues.Student(t, degreesOfFreedom).Should().BeApproximately(expected, expected * 1e-9);

    [Theory]
    [InlineData(2.2, 3.7, 88.1, 0.08043583684770374)]
    [InlineData(60, 5, 200, 5.780583970963209e-38)]
    public void The_upper_tail_of_F_keeps_its_digits(double f, double numerator, double denominator, double expected) =>
        PValues.Fisher(f, numerator, denominator).Should().BeApproximately(expected, expected * 1e-9);

    [Theory]
    [InlineData(59, 200, 0.7616816746823786)]
    [InlineData(90, 200, 3.256749394815039e-05)]
    public void The_binomial_test_is_exact(int successes, int trials, double expected) =>
        PValues.Binomial(successes, trials, 16.0 / 52).Should().BeApproximately(expected, expected * 1e-9);

    [Theory]
    [InlineData(0, 1.2733611521818066e-06)]
    [InlineData(40, 2.4315330918113823e-21)]
    public void The_binomial_test_knows_none_and_all(int successes, double expected) =>
        PValues.Binomial(successes, 40, 0.3).Should().BeApproximately(expected, expected * 1e-9);
}
