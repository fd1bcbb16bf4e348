namespace EcomIntel.Insights.Tests;

/// <summary>
/// Expected values: 4,000,000 draws with NumPy. Ours come from 10,000, whose 95% quantile has a standard error of about 0.013 here; 0.05 is nearly four of them.
/// </summary>
public class MaxTTests
{
    [Fact]
    public void Independent_levels() => MaxT.CriticalValue(Equicorrelated(4, 0), 40, seed: 0).Should().BeApproximately(2.604, 0.05);

    [Fact]
    public void Shares_that_add_up_to_one() => MaxT.CriticalValue(Equicorrelated(5, -0.25), 40, seed: 0).Should().BeApproximately(2.671, 0.05);

    [Fact]
    public void Levels_that_go_together_cost_little() => MaxT.CriticalValue(Equicorrelated(3, 0.9), 15, seed: 0).Should().BeApproximately(2.399, 0.05);

    [Fact]
    public void One_level_needs_no_more_than_Student() =>
        MaxT.CriticalValue(Equicorrelated(1, 0), 29, seed: 0).Should().BeApproximately(Intervals.StudentCriticalValue(29), 0.05);

    [Fact]
    public void The_unit_does_not_matter() => MaxT.CriticalValue(Equicorrelated(3, 0.5, variance: 1e-9), 20, seed: 0).Should().Be(MaxT.CriticalValue(Equicorrelated(3, 0.5), 20, seed: 0));

    private static SquareMatrix Equicorrelated(int size, double correlation, double variance = 1)
    {
        SquareMatrix matrix = new(size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                matrix[i, j] = variance * (i == j ? 1 : correlation);
            }
        }

        return matrix;
    }
}
