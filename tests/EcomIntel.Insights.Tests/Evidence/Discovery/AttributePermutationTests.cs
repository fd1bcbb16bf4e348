namespace EcomIntel.Insights.Tests;

public class AttributePermutationTests
{
    private const int Draws = 199;
    private const int Seed = 3;

    /// <summary>Outcomes of less than a vector, of one and of more than one, odd and even numbers of customers.</summary>
    [Theory]
    [InlineData(2, 2, 31)]
    [InlineData(3, 4, 200)]
    [InlineData(5, 6, 301)]
    [InlineData(9, 13, 500)]
    public void The_p_value_is_that_of_the_plain_computation(int outcomes, int groups, int customers)
    {
        (CustomerCounts counts, int[] groupOf) = Draw(outcomes, groups, customers);

        AttributePermutation.PValue(counts, groupOf, groups, Draws, Seed, Shop.Context(CommerceDataset.FromRecords([]))).Should().Be(Plain(counts, groupOf, groups));
    }

    [Fact]
    public void One_thread_and_many_say_the_same()
    {
        (CustomerCounts counts, int[] groupOf) = Draw(5, 4, 300);

        double[] pValues = [.. new[] { 1, 4 }.Select(threads => AttributePermutation.PValue(
            counts, groupOf, 4, Draws, Seed, Shop.Context(CommerceDataset.FromRecords([]), new InsightOptions { MaxDegreeOfParallelism = threads })))];

        pValues[1].Should().Be(pValues[0]);
    }

    private static (CustomerCounts Counts, int[] Groups) Draw(int outcomes, int groups, int customers)
    {
        SeededRandom random = SeededRandom.For(Seed, "test", outcomes);
        int[] rows = [.. Enumerable.Range(0, customers * 4).Select(row => row % customers)];
        int[] chosen = new int[rows.Length];
        int[] groupOf = new int[customers];
        foreach (ref int outcome in chosen.AsSpan())
        {
            outcome = random.NextInt32(outcomes);
        }

        foreach (ref int group in groupOf.AsSpan())
        {
            group = random.NextInt32(groups);
        }

        return (CustomerCounts.From(rows, chosen, outcomes), groupOf);
    }

    private static double Plain(CustomerCounts counts, int[] groups, int groupCount)
    {
        double observed = Statistic(counts, groups, groupCount);
        int extremes = Enumerable.Range(0, Draws).Count(draw =>
        {
            int[] shuffled = [.. groups];
            SeededRandom random = SeededRandom.For(Seed, "buyers", draw);
            random.Shuffle(shuffled.AsSpan());
            return Statistic(counts, shuffled, groupCount) >= observed * (1 - 1e-9);
        });
        return (1.0 + extremes) / (1 + Draws);
    }

    private static double Statistic(CustomerCounts counts, int[] groups, int groupCount)
    {
        double Residual(int customer, int outcome) => counts.Of(customer)[outcome] - (counts.Sizes[customer] * counts.Totals[outcome] / counts.Total);
        int[] customers = [.. Enumerable.Range(0, groups.Length)];
        return (from outcome in Enumerable.Range(0, counts.Levels)
                let variance = customers.Average(customer => Math.Pow(Residual(customer, outcome), 2))
                from own in Enumerable.Range(0, groupCount).Select(level => customers.Where(customer => groups[customer] == level).ToArray())
                where own.Length > 0 && variance > 0
                select Math.Pow(own.Sum(customer => Residual(customer, outcome)), 2) / (own.Length * variance)).Sum();
    }
}
