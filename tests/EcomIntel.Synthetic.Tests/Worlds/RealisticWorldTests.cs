namespace EcomIntel.Synthetic.Tests;

/// <summary>
/// The world: Realistic, 200,000 lines, 20,000 customers, seed 42 (fixed, so these tests never flicker). Each bound is at least four standard
/// errors of a right generator, so a fresh seed would pass any one of them in more than 99.99% of runs.
/// </summary>
public class RealisticWorldTests
{
    private static readonly SyntheticWorld World = SyntheticWorld.Realistic(42, w => w.Transactions = 200_000);
    private static readonly Transaction[] Lines = [.. World.Transactions()];
    private static readonly Dictionary<string, Product> Products = World.Products.ToDictionary(product => product.Id);
    private static readonly Dictionary<string, Customer> Customers = World.Customers.ToDictionary(customer => customer.Id);
    private static readonly Transaction[] Orders = [.. Lines.DistinctBy(line => line.OrderId)];

    [Fact]
    public void Lines_are_as_many_as_asked_and_customers_a_tenth_of_them()
    {
        Lines.Length.Should().Be(200_000);
        World.Customers.Length.Should().Be(20_000);
        World.Products.Should().HaveCount(50);
    }

    [Fact]
    public void Times_ascend_within_the_year_and_only_lines_of_one_order_share_them()
    {
        Lines.Zip(Lines.Skip(1)).All(pair => pair.First.Timestamp <= pair.Second.Timestamp).Should().BeTrue();
        Lines[0].Timestamp.Should().BeOnOrAfter(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Lines[^1].Timestamp.Should().BeBefore(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Orders.Select(order => order.Timestamp).Distinct().Count().Should().BeGreaterThan(Orders.Length - 5);
    }

    /// <summary>About 143,000 orders, 14,500 of them in November: the ratio's standard error is 0.011.</summary>
    [Fact]
    public void November_has_the_planted_daily_rate() => Ratio(order => order.Timestamp.Month == 11, 30, 335).Should().BeApproximately(1.30, 0.05);

    /// <summary>104 weekend days and 261 others; standard error 0.007.</summary>
    [Fact]
    public void Weekends_have_the_planted_daily_rate() =>
        Ratio(order => order.Timestamp.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, 104, 261).Should().BeApproximately(1.20, 0.03);

    /// <summary>Standard error 0.010.</summary>
    [Fact]
    public void Evening_hours_have_the_planted_rate() => Ratio(order => order.Timestamp.Hour is >= 18 and <= 20, 3, 21).Should().BeApproximately(1.30, 0.04);

    /// <summary>20,000 customers: standard error 0.0035.</summary>
    [Fact]
    public void Ages_25_to_40_are_the_planted_share_of_customers()
    {
        World.Customers.Average(customer => IsCore(customer) ? 1.0 : 0).Should().BeApproximately(0.45, 0.015);
        World.Customers.All(customer => customer.Age is >= 18 and <= 69).Should().BeTrue();
    }

    /// <summary>Effective customers under gamma(0.5) rates are a third of 20,000; tastes vary by 0.09, so the standard error is about 0.0015.</summary>
    [Theory]
    [InlineData("Electronics", 0.30)]
    [InlineData("Clothing", 0.25)]
    [InlineData("Books", 0.20)]
    [InlineData("Home Goods", 0.15)]
    [InlineData("Beauty", 0.10)]
    public void Categories_have_the_planted_shares(string category, double share) =>
        Lines.Average(line => Products[line.ProductId!].Category == category ? 1.0 : 0).Should().BeApproximately(share, 0.008);

    /// <summary>The true log-odds ratio, averaged over tastes and hours, is attenuated from 1.0 to about 0.97; standard error 0.02.</summary>
    [Fact]
    public void Ages_25_to_40_prefer_the_planted_category()
    {
        LogOdds(line => IsCore(Customers[line.CustomerId!])).Should().BeApproximately(1.0, 0.12);
    }

    /// <summary>Electronics peaks at midnight and is lowest at noon, so the log-odds differ by 2 × 0.5, a little less after averaging.</summary>
    [Fact]
    public void The_hour_moves_the_category_by_the_planted_amplitude()
    {
        Transaction[] extremes = [.. Lines.Where(line => line.Timestamp.Hour is 23 or 0 or 1 or 11 or 12 or 13)];
        double difference = LogOdds(extremes, line => line.Timestamp.Hour is 23 or 0 or 1);
        difference.Should().BeInRange(0.85, 1.25);
    }

    /// <summary>The top tenth under gamma(0.5) is expected to make 0.439 of the orders (1 − the χ² distribution of 3 degrees at the 0.9 quantile of that of 1).</summary>
    [Fact]
    public void The_most_frequent_tenth_of_customers_makes_the_share_that_their_rates_give()
    {
        double claimed = World.Truth.Claims.Single(claim => claim.Id == "customer_concentration").Effect!.Value;
        claimed.Should().BeApproximately(0.439, 0.02);
        int[] counts = [.. Orders.CountBy(order => order.CustomerId!).Select(pair => pair.Value).OrderDescending()];
        (counts.Take(2_000).Sum() / (double)Orders.Length).Should().BeInRange(claimed, claimed + 0.05);
    }

    /// <summary>At least 100 joint orders are expected for the rarest pair; tastes alone lift pairs of one category by 1.1 to 1.2 besides the planted factor.</summary>
    [Fact]
    public void Planted_pairs_are_bought_together_three_times_as_often_and_others_are_not()
    {
        Dictionary<(string, string), double> lifts = Lifts();
        HashSet<(string, string)> planted = [];
        foreach (ProductPair pair in World.Truth.Pairs)
        {
            planted.Add((pair.First, pair.Second));
            planted.Add((pair.Second, pair.First));
            (lifts.GetValueOrDefault((pair.First, pair.Second)) + lifts.GetValueOrDefault((pair.Second, pair.First))).Should().BeInRange(2.6, 4.2);
        }

        planted.Should().HaveCount(10);
        Dictionary<string, int> bought = Lines.CountBy(line => line.ProductId!).ToDictionary();
        lifts.Where(pair => !planted.Contains(pair.Key) && bought[pair.Key.Item1] > 5_000 && bought[pair.Key.Item2] > 5_000)
            .Should().NotBeEmpty().And.OnlyContain(pair => pair.Value * 2 < 1.8);
    }

    private static double Ratio(Func<Transaction, bool> inside, double insideUnits, double outsideUnits)
    {
        int count = Orders.Count(inside);
        return count / insideUnits / ((Orders.Length - count) / outsideUnits);
    }

    private static bool IsCore(Customer customer) => customer.Age is >= 25 and <= 40;

    private static double LogOdds(Func<Transaction, bool> exposed) => LogOdds(Lines, exposed);

    private static double LogOdds(Transaction[] lines, Func<Transaction, bool> exposed)
    {
        double[] with = new double[2];
        double[] without = new double[2];
        foreach (Transaction line in lines)
        {
            (exposed(line) ? with : without)[Products[line.ProductId!].Category == "Electronics" ? 1 : 0]++;
        }

        return Math.Log(with[1] / with[0]) - Math.Log(without[1] / without[0]);
    }

    /// <summary>Joint orders over the expectation from each order's size and each product's share of lines.</summary>
    private static Dictionary<(string, string), double> Lifts()
    {
        Dictionary<string, double> shares = Lines.CountBy(line => line.ProductId!).ToDictionary(pair => pair.Key, pair => pair.Value / (double)Lines.Length);
        Dictionary<(string, string), double> joint = [];
        double slots = 0;
        foreach (Transaction[] order in Lines.GroupBy(line => line.OrderId).Select(group => group.ToArray()))
        {
            slots += order.Length * (order.Length - 1);
            for (int i = 0; i < order.Length; i++)
            {
                for (int j = i + 1; j < order.Length; j++)
                {
                    (string, string) pair = (order[i].ProductId!, order[j].ProductId!);
                    joint[pair] = joint.GetValueOrDefault(pair) + 1;
                }
            }
        }

        return joint.ToDictionary(pair => pair.Key, pair => pair.Value / (slots * shares[pair.Key.Item1] * shares[pair.Key.Item2]));
    }
}
