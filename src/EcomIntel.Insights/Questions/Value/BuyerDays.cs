using EcomIntel.Modeling;

namespace EcomIntel.Insights;

/// <summary>One buyer: the local days with an order, ascending, and all revenue. Orders of one day are one, as in the data that the models were made for.</summary>
internal sealed record BuyerDays(int[] Days, double Revenue)
{
    private const double DaysOfWeek = 7;

    public int First => Days[0];

    /// <summary>What was spent on the mean day with an order.</summary>
    public SpendHistory Spend => Revenue > 0 ? new SpendHistory(Days.Length, Revenue / Days.Length) : default;

    /// <summary>What was known at the end of a day, in weeks; the first order must be no later.</summary>
    public RepeatHistory Until(int end)
    {
        int known = Days.Length - After(end);
        return new RepeatHistory(known - 1, (Days[known - 1] - First) / DaysOfWeek, (end - First) / DaysOfWeek);
    }

    /// <summary>The days with an order after a day.</summary>
    public int After(int end)
    {
        int later = 0;
        while (later < Days.Length && Days[^(later + 1)] > end)
        {
            later++;
        }

        return later;
    }

    public static BuyerDays[] Of(BuyerHistory[] buyers, LocalCalendar calendar) =>
        [.. buyers.Select(buyer => new BuyerDays([.. buyer.Orders.Select(calendar.LocalDay).Distinct()], buyer.Revenue))];
}
