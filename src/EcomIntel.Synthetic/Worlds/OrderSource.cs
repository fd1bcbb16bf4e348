namespace EcomIntel.Synthetic;

/// <summary>Draws the world's orders one after the other in time, each from streams of its own. Holds none of them; safe for any thread.</summary>
internal sealed class OrderSource
{
    private readonly WorldPlan _plan;
    private readonly SalesCalendar _calendar;
    private readonly Population _population;
    private readonly Catalogue _catalogue;
    private readonly CategoryModel _categories;
    private readonly WeightedChoice _sizes;
    private readonly WeightedChoice _quantities;
    private readonly Lazy<int> _count;

    public OrderSource(WorldPlan plan, SalesCalendar calendar, Population population, Catalogue catalogue, CategoryModel categories)
    {
        _plan = plan;
        _calendar = calendar;
        _population = population;
        _catalogue = catalogue;
        _categories = categories;
        _sizes = new WeightedChoice(plan.OrderSizeShares);
        _quantities = new WeightedChoice(plan.QuantityShares);
        _count = new Lazy<int>(CountOrders);
    }

    /// <summary>The number of orders that hold the planned number of lines.</summary>
    public int Count => _count.Value;

    public IEnumerable<Order> Orders()
    {
        int number = 0;
        int line = 0;
        foreach ((long timestamp, int hour, int customer) in _plan.Habits is null ? CalendarTimes() : HabitTimes.Draw(_plan, _calendar, _population, Count))
        {
            int size = Math.Min(SizeOf(number), _plan.Transactions - line);
            Order order = new(number, timestamp, hour, customer, line, new OrderLine[size]);
            FillLines(order);
            yield return order;
            number++;
            line += size;
        }
    }

    /// <summary>Draws a product as the customer would choose it at the hour.</summary>
    public int DrawProduct(int customer, int hour, ReadOnlySpan<OrderLine> before, ref SeededRandom random)
    {
        Span<double> probabilities = stackalloc double[_categories.Count];
        _categories.Probabilities(_population.Taste(customer), _population.IsCoreAge(customer), hour, probabilities);
        double target = random.NextDouble();
        int category = 0;
        while (category < probabilities.Length - 1 && target >= probabilities[category])
        {
            target -= probabilities[category];
            category++;
        }

        return _catalogue.Draw(category, before, ref random);
    }

    private IEnumerable<(long Timestamp, int Hour, int Customer)> CalendarTimes()
    {
        int number = 0;
        foreach ((long timestamp, int hour) in _calendar.Draw(_plan.Seed, "order_time", Count))
        {
            SeededRandom random = SeededRandom.For(_plan.Seed, "order_customer", number++);
            yield return (timestamp, hour, _population.Draw(ref random));
        }
    }

    private void FillLines(Order order)
    {
        for (int i = 0; i < order.Lines.Length; i++)
        {
            SeededRandom product = SeededRandom.For(_plan.Seed, "line_product", order.FirstLine + i);
            SeededRandom quantity = SeededRandom.For(_plan.Seed, "line_quantity", order.FirstLine + i);
            order.Lines[i] = new OrderLine(
                DrawProduct(order.Customer, order.Hour, order.Lines.AsSpan(0, i), ref product),
                1 + _quantities.Draw(ref quantity));
        }
    }

    private int SizeOf(int order)
    {
        SeededRandom random = SeededRandom.For(_plan.Seed, "order_size", order);
        return 1 + _sizes.Draw(ref random);
    }

    private int CountOrders()
    {
        int orders = 0;
        for (int lines = 0; lines < _plan.Transactions; orders++)
        {
            lines += SizeOf(orders);
        }

        return orders;
    }
}
