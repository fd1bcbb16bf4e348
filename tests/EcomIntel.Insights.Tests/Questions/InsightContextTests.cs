namespace EcomIntel.Insights.Tests;

public class InsightContextTests
{
    [Theory]
    [InlineData(1, 399)]
    [InlineData(6, 399)]
    [InlineData(60, 1_260)]
    public void Permutations_are_enough_for_the_smallest_p_value_to_pass_alone(int findings, int expected)
    {
        // Of four questions three have one finding each; 1 ÷ (B + 1) must not be above 0.05 ÷ findings.
        int permutations = Shop.Context(CommerceDataset.FromRecords([])).PermutationsFor(findings);

        permutations.Should().Be(expected);
        (1.0 / (1 + permutations)).Should().BeLessThanOrEqualTo(0.05 / (3 + findings));
    }
}
