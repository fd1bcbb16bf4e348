using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public class PairCountsTests
{
    private static readonly CommerceDataset Data = SyntheticWorld.Realistic(4, world => (world.Transactions, world.Customers) = (3_000, 60)).ToDataset();
    private static readonly PairCounts Counts = PairCounts.Of(Data, SaleOrders.Of(Data.Transactions));

    [Fact]
    public void Joint_orders_and_their_customers_are_those_of_a_plain_count()
    {
        foreach ((int first, int second, int[] customers) in Plain())
        {
            Counts.JointOf(first, second).Should().Be(customers.Length);
            Counts.JointOf(second, first).Should().Be(customers.Length);
            Counts.CustomersOf(first, second).Should().Be(customers.Distinct().Count());
        }
    }

    [Fact]
    public void A_pair_varies_by_what_its_customers_bought_beyond_their_share_of_all_pairs()
    {
        (int First, int Second, int[] Customers)[] pairs = [.. Plain()];
        Dictionary<int, double> shares = pairs.SelectMany(pair => pair.Customers).GroupBy(customer => customer).ToDictionary(own => own.Key, own => own.Count() / Counts.Slots);
        double independent = 1 - shares.Values.Sum(share => share * share);
        double Spread(int[] customers) => shares.Sum(share => Math.Pow(customers.Count(customer => customer == share.Key) - (customers.Length * share.Value), 2));
        double pooled = pairs.Sum(pair => Spread(pair.Customers)) / (Counts.Slots * independent);

        Counts.DesignEffect.Should().BeApproximately(Math.Max(1, pooled), 1e-9);
        foreach ((int first, int second, int[] customers) in pairs.Where(pair => pair.Customers.Length > 0))
        {
            Counts.DesignEffectOf(first, second).Should().BeApproximately(Math.Max(Counts.DesignEffect, Spread(customers) / (customers.Length * independent)), 1e-9);
        }
    }

    [Fact]
    public void Customers_who_order_much_but_alike_make_pairs_no_less_certain() => Counts.DesignEffect.Should().BeLessThan(1.1);

    /// <summary>For each pair the customer of each order that holds both.</summary>
    private static IEnumerable<(int First, int Second, int[] Customers)> Plain()
    {
        (int Customer, HashSet<int> Products)[] orders = [.. Enumerable.Range(0, Data.Transactions.Count)
            .GroupBy(row => Data.Transactions.Orders[row])
            .Select(order => (Data.Transactions.Customers[order.First()], order.Select(row => Data.Transactions.Products[row]).ToHashSet()))];
        return from first in Enumerable.Range(0, Counts.Products.Length)
               from second in Enumerable.Range(first + 1, Counts.Products.Length - first - 1)
               select (first, second, orders.Where(order => order.Products.Contains(Counts.Products[first]) && order.Products.Contains(Counts.Products[second])).Select(order => order.Customer).ToArray());
    }
}
