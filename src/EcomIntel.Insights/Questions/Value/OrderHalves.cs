namespace EcomIntel.Insights;

/// <summary>The orders of each buyer in two halves: every order falls into one of them by a coin of its own, so that equal customers who were lucky in one are not in the other.</summary>
internal sealed class OrderHalves
{
    private OrderHalves(int[] first, int[] second)
    {
        First = first;
        Second = second;
        All = [.. first.Zip(second, (one, other) => one + other)];
    }

    /// <summary>For each buyer the orders of the first half.</summary>
    public int[] First { get; }

    /// <summary>For each buyer the orders of the second half.</summary>
    public int[] Second { get; }

    /// <summary>For each buyer all orders.</summary>
    public int[] All { get; }

    public static OrderHalves Of(SaleOrders orders, long seed)
    {
        Dictionary<int, int> positions = [];
        List<int> first = [];
        List<int> second = [];
        SeededRandom random = SeededRandom.For(seed, "order-halves");
        foreach (int customer in orders.Customers)
        {
            if (customer < 0)
            {
                continue;
            }

            if (!positions.TryGetValue(customer, out int position))
            {
                positions.Add(customer, position = first.Count);
                first.Add(0);
                second.Add(0);
            }

            List<int> half = random.NextInt32(2) == 0 ? first : second;
            half[position]++;
        }

        return new OrderHalves([.. first], [.. second]);
    }
}
