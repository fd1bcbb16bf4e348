using System.Numerics;

namespace EcomIntel.Core.Tests;

public class SquaredMomentsTests
{
    [Property(MaxTest = 300)]
    public void Variances_are_exact_but_for_rounding_at_the_end_however_large_the_values(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "values");
        int shift = random.NextInt32(63);
        long[] values = [.. Enumerable.Range(0, 40).Select(_ => (random.NextInt32(2) == 0 ? -1 : 1) * ((((long)random.NextInt32(int.MaxValue) << 32) + random.NextInt32(int.MaxValue)) >> shift))];
        SquaredMoments left = default;
        SquaredMoments right = default;
        for (int i = 0; i < values.Length; i++)
        {
            if (i % 3 == 0)
            {
                right.Add(i, values[i]);
            }
            else
            {
                left.Add(i, values[i]);
            }
        }

        left.Merge(right);
        left.Add(50, FeatureCell.MissingInteger);
        left.Variance(1).Should().BeApproximately(Expected(values), 1e-15 * Expected(values));
        for (int i = 0; i < 30; i++)
        {
            left.Remove(i, values[i]);
        }

        left.Variance(1).Should().BeApproximately(Expected(values[30..]), 1e-15 * Expected(values[30..]));
    }

    [Fact]
    public void The_variance_of_less_than_two_values_is_missing()
    {
        SquaredMoments past = default;
        past.Variance(1).Should().Be(double.NaN);
        past.Add(1, 5);
        past.Variance(1).Should().Be(double.NaN);
        past.Add(2, 9);
        past.Variance(1).Should().Be(8);
        past.Variance(10_000).Should().Be(8e-8);
    }

    private static double Expected(long[] values)
    {
        BigInteger sum = values.Aggregate(BigInteger.Zero, (total, value) => total + value);
        BigInteger squares = values.Aggregate(BigInteger.Zero, (total, value) => total + ((BigInteger)value * value));
        BigInteger whole = (squares * values.Length) - (sum * sum);
        return (double)whole / ((double)values.Length * (values.Length - 1));
    }
}
