namespace EcomIntel;

/// <summary>Clicks in the form that the engine knows events in: a table of transactions without money, of the customers and products of the same dataset.</summary>
internal static class ClickEvents
{
    public static CommerceDataset Of(CommerceDataset dataset, Over over) => new(
        new TransactionTable(over.Kind == OverKind.Sessions ? Sessions(dataset, over) : Clicks(dataset.Clicks, over), []),
        dataset.Customers,
        dataset.Products);

    private static TransactionColumns Clicks(ClickTable clicks, Over over)
    {
        List<int> found = [];
        for (int click = 0; click < clicks.Count; click++)
        {
            if (clicks.Types[click] == over.ClickType)
            {
                found.Add(click);
            }
        }

        int[] rows = [.. found];
        return new TransactionColumns
        {
            Timestamps = LazyColumn.Take(clicks.TimestampsArray, rows),
            Customers = LazyColumn.TakeMade(clicks.CustomerColumn, rows),
            Products = LazyColumn.TakeMade(clicks.ProductColumn, rows),
            Ids = LazyColumn.Take(clicks.IdColumn.Values, rows),
            Quantities = [.. rows.Select(row => over.PiecesOf(clicks.QuantityColumn[row]))],
        };
    }

    /// <summary>The first click of each session, in the order of time.</summary>
    private static TransactionColumns Sessions(CommerceDataset dataset, Over over)
    {
        ClickTable clicks = dataset.Clicks;
        int[]? byTime = EventOrder.ByTime(clicks.Timestamps);
        long?[] previous = new long?[dataset.Customers.Count];
        List<long> times = [];
        List<int> customers = [];
        for (int i = 0; i < clicks.Count; i++)
        {
            int click = byTime is null ? i : byTime[i];
            int customer = clicks.CustomerColumn[click];
            if (customer < 0)
            {
                continue;
            }

            long time = clicks.Timestamps[click];
            if (over.StartsSession(time, previous[customer]))
            {
                times.Add(time);
                customers.Add(customer);
            }

            previous[customer] = time;
        }

        return new TransactionColumns { Timestamps = [.. times], Customers = [.. customers] };
    }
}
