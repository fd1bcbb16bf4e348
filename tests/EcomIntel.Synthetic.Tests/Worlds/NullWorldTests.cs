namespace EcomIntel.Synthetic.Tests;

public class NullWorldTests
{
    private const int Worlds = 200;

    /// <summary>
    /// Seeds 1 to 200, 1,000 lines each. Lines are independent, so Pearson's test at 5% rejects a right world in 5% of cases: 10 of 200 expected,
    /// standard deviation 3.1; a right generator is within 1 to 21 for all four in about 99.8% of seed sets. Quantiles: R, qchisq(0.95, df).
    /// </summary>
    [Fact]
    public void Nothing_deviates_from_uniform_more_often_than_chance_has_it()
    {
        int byCategory = 0;
        int byHour = 0;
        int byCustomer = 0;
        int categoryByHour = 0;
        for (int seed = 1; seed <= Worlds; seed++)
        {
            SyntheticWorld world = SyntheticWorld.Null(seed);
            double[] categories = new double[5];
            double[] hours = new double[24];
            double[] customers = new double[200];
            double[] cells = new double[5 * 4];
            foreach (Transaction line in world.Transactions())
            {
                int category = (int.Parse(line.ProductId!, System.Globalization.CultureInfo.InvariantCulture) - 1) % 5;
                categories[category]++;
                hours[line.Timestamp.Hour]++;
                customers[int.Parse(line.CustomerId!, System.Globalization.CultureInfo.InvariantCulture) - 1]++;
                cells[(category * 4) + (line.Timestamp.Hour / 6)]++;
            }

            byCategory += ChiSquare(categories) > 9.488 ? 1 : 0;
            byHour += ChiSquare(hours) > 35.172 ? 1 : 0;
            byCustomer += ChiSquare(customers) > 232.912 ? 1 : 0;
            categoryByHour += ChiSquare(cells) > 30.144 ? 1 : 0;
        }

        byCategory.Should().BeInRange(1, 21);
        byHour.Should().BeInRange(1, 21);
        byCustomer.Should().BeInRange(1, 21);
        categoryByHour.Should().BeInRange(1, 21);
    }

    [Fact]
    public void Every_category_has_ten_products_at_the_same_ten_prices()
    {
        SyntheticWorld world = SyntheticWorld.Null();
        world.Customers.Should().HaveCount(200);
        world.Transactions().Should().HaveCount(1_000).And.OnlyHaveUniqueItems(line => line.OrderId);
        decimal?[][] prices = [.. world.Products.GroupBy(product => product.Category).Select(group => group.Select(product => product.Price).Order().ToArray())];
        prices.Should().HaveCount(5).And.OnlyContain(these => these.SequenceEqual(prices[0]));
        prices[0].Should().HaveCount(10).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_customer_has_the_same_even_odds_at_every_hour()
    {
        SyntheticWorld world = SyntheticWorld.Null(3);
        foreach (Customer customer in world.Customers)
        {
            world.CategoryProbabilities(customer.Id, new DateTimeOffset(2025, 7, 1, 19, 0, 0, TimeSpan.Zero))
                .Should().OnlyContain(category => Math.Abs(category.Probability - 0.2) < 1e-12);
        }
    }

    private static double ChiSquare(double[] counts)
    {
        double expected = counts.Sum() / counts.Length;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }
}
