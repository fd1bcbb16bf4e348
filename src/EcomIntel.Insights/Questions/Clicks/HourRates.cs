namespace EcomIntel.Insights;

/// <summary>Sessions and those that ended in an order by local hour, with the factor by which visitors who come again make them less worth.</summary>
internal sealed class HourRates
{
    private const int Hours = 24;

    private HourRates(long[] sessions, long[] orders, double designEffect, double effectiveVisitors, int visitors)
    {
        Sessions = sessions;
        Orders = orders;
        DesignEffect = designEffect;
        EffectiveVisitors = effectiveVisitors;
        Visitors = visitors;
        AllSessions = sessions.Sum();
        AllOrders = orders.Sum();
    }

    public long[] Sessions { get; }

    public long[] Orders { get; }

    public long AllSessions { get; }

    public long AllOrders { get; }

    public int Visitors { get; }

    public double EffectiveVisitors { get; }

    /// <summary>The variance of orders over that of independent sessions, pooled over hours; at least 1.</summary>
    public double DesignEffect { get; }

    public double Rate(int hour) => Sessions[hour] == 0 ? 0 : (double)Orders[hour] / Sessions[hour];

    public double RateOfOthers(int hour) => AllSessions == Sessions[hour] ? 0 : (double)(AllOrders - Orders[hour]) / (AllSessions - Sessions[hour]);

    public static HourRates Of(ClickSessions sessions, WholeDays days, LocalCalendar calendar)
    {
        long[] all = new long[Hours];
        long[] bought = new long[Hours];
        Dictionary<(int Visitor, int Hour), (int Sessions, int Orders)> cells = [];
        Dictionary<int, int> sizes = [];
        for (int i = 0; i < sessions.Count; i++)
        {
            if (days.PositionOf(calendar.LocalDay(sessions.Starts[i])) < 0)
            {
                continue;
            }

            int hour = calendar.HourOfDay(sessions.Starts[i]);
            int order = sessions.Steps[i] == ClickSessions.StepNames.Length ? 1 : 0;
            all[hour]++;
            bought[hour] += order;
            (int Sessions, int Orders) cell = cells.GetValueOrDefault((sessions.Visitors[i], hour));
            cells[(sessions.Visitors[i], hour)] = (cell.Sessions + 1, cell.Orders + order);
            sizes[sessions.Visitors[i]] = sizes.GetValueOrDefault(sessions.Visitors[i]) + 1;
        }

        double clustered = 0;
        double independent = 0;
        foreach (((_, int hour), (int count, int orders)) in cells)
        {
            double residual = orders - (count * (double)bought[hour] / all[hour]);
            clustered += residual * residual;
        }

        for (int hour = 0; hour < Hours; hour++)
        {
            independent += all[hour] == 0 ? 0 : bought[hour] * (1 - ((double)bought[hour] / all[hour]));
        }

        double designEffect = independent > 0 ? Math.Max(1, clustered / independent) : 1;
        return new HourRates(all, bought, designEffect, EffectiveCustomers.Of([.. sizes.Values]), sizes.Count);
    }
}
