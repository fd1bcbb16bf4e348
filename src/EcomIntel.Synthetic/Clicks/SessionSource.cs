namespace EcomIntel.Synthetic;

/// <summary>Merges the sessions that end in an order with those that do not into one stream of events in time order. Safe for any thread.</summary>
internal sealed class SessionSource(
    WorldPlan plan, SalesCalendar calendar, OrderSource orders, Population population, Catalogue catalogue, Func<Order, int, Transaction> line)
{
    public IEnumerable<ShopEvent> Events()
    {
        PriorityQueue<ShopEvent, (long Time, long Number)> waiting = new();
        long number = 0;
        foreach ((long end, List<ShopEvent> session) in Sessions())
        {
            while (waiting.TryPeek(out ShopEvent? next, out (long Time, long Number) position) && position.Time < end - SessionClock.Longest)
            {
                waiting.Dequeue();
                yield return next;
            }

            foreach (ShopEvent shopEvent in session)
            {
                waiting.Enqueue(shopEvent, (EpochTime.ToMicroseconds(shopEvent.Timestamp), number++));
            }
        }

        while (waiting.TryDequeue(out ShopEvent? rest, out _))
        {
            yield return rest;
        }
    }

    /// <summary>Sessions by the time of their end.</summary>
    private IEnumerable<(long End, List<ShopEvent> Events)> Sessions()
    {
        int count = (int)Math.Round(orders.Count * plan.Clicks.AbandonedPerOrder);
        using IEnumerator<(long Timestamp, int Hour)> abandoned = calendar.Draw(plan.Seed, "abandoned_time", count).GetEnumerator();
        bool more = abandoned.MoveNext();
        int number = 0;
        foreach (Order order in orders.Orders())
        {
            while (more && abandoned.Current.Timestamp < order.Timestamp)
            {
                yield return (abandoned.Current.Timestamp, Abandoned(number++, abandoned.Current.Timestamp, abandoned.Current.Hour));
                more = abandoned.MoveNext();
            }

            yield return (order.Timestamp, Buying(order));
        }

        for (; more; more = abandoned.MoveNext())
        {
            yield return (abandoned.Current.Timestamp, Abandoned(number++, abandoned.Current.Timestamp, abandoned.Current.Hour));
        }
    }

    private List<ShopEvent> Buying(Order order)
    {
        SeededRandom random = SeededRandom.For(plan.Seed, "buying_clicks", order.Number);
        Session session = new("buy_" + order.Number, population.Customers[order.Customer].Id, catalogue);
        for (int extra = DrawExtraViews(ref random); extra > 0; extra--)
        {
            session.Add(ShopEventType.View, orders.DrawProduct(order.Customer, order.Hour, [], ref random));
        }

        foreach (OrderLine bought in order.Lines)
        {
            session.Add(ShopEventType.View, bought.Product);
            session.Add(ShopEventType.AddToCart, bought.Product, bought.Quantity);
        }

        session.Add(ShopEventType.Checkout);
        session.Add(ShopEventType.Purchase);
        List<ShopEvent> events = session.EndAt(order.Timestamp, ref random);
        for (int i = 0; i < order.Lines.Length; i++)
        {
            events.Add(TransactionEvent(order, i, session.Id));
        }

        return events;
    }

    private List<ShopEvent> Abandoned(int number, long end, int hour)
    {
        SeededRandom random = SeededRandom.For(plan.Seed, "abandoned_clicks", number);
        int customer = population.Draw(ref random);
        Session session = new("look_" + number, population.Customers[customer].Id, catalogue);
        int product = -1;
        for (int views = 1 + DrawExtraViews(ref random); views > 0; views--)
        {
            product = orders.DrawProduct(customer, hour, [], ref random);
            session.Add(ShopEventType.View, product);
        }

        if (random.NextDouble() < plan.Clicks.CartShare)
        {
            session.Add(ShopEventType.AddToCart, product, 1);
            if (random.NextDouble() < plan.Clicks.CheckoutShare)
            {
                session.Add(ShopEventType.Checkout);
            }
        }

        return session.EndAt(end, ref random);
    }

    private ShopEvent TransactionEvent(Order order, int index, string session)
    {
        Transaction transaction = line(order, index);
        return new ShopEvent(transaction.Id, ShopEventType.Transaction, transaction.Timestamp)
        {
            CustomerId = transaction.CustomerId,
            SessionId = session,
            ProductId = transaction.ProductId,
            ProductCategory = catalogue.Products[order.Lines[index].Product].Category,
            Quantity = transaction.Quantity,
            Transaction = transaction,
            Customer = population.Customers[order.Customer],
        };
    }

    /// <summary>Geometric with the planned mean.</summary>
    private int DrawExtraViews(ref SeededRandom random) =>
        plan.Clicks.ExtraViews == 0 ? 0 : (int)(random.NextExponential() / Math.Log(1 + (1 / plan.Clicks.ExtraViews)));
}
