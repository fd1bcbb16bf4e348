using EcomIntel.Modeling;

namespace EcomIntel.Insights;

/// <summary>The models of when customers order and what they spend, and how well one made of the first part of the time foresaw the rest.</summary>
internal sealed class LifetimeFit
{
    // More customers change the third digit of a parameter at most, and take their time.
    private const int MostCustomers = 20_000;
    private const int LeastRepeats = 100;
    private const double CheckedFrom = 2.0 / 3;
    private const double DaysOfWeek = 7;

    private LifetimeFit(BgNbd orders, GammaGamma? spend, double foreseen, int came, int checkedFrom)
    {
        Orders = orders;
        Spend = spend;
        Foreseen = foreseen;
        Came = came;
        CheckedAfter = checkedFrom;
    }

    public BgNbd Orders { get; }

    /// <summary>Null where no revenue is known.</summary>
    public GammaGamma? Spend { get; }

    /// <summary>The orders that the model of the earlier days expected of their customers in the later ones.</summary>
    public double Foreseen { get; }

    /// <summary>The orders that came.</summary>
    public int Came { get; }

    /// <summary>The last day that the checked model knew.</summary>
    public int CheckedAfter { get; }

    /// <summary>Fits the models; null where too few customers came again.</summary>
    public static LifetimeFit? Of(BuyerDays[] buyers, int start, int end)
    {
        int middle = start + (int)((end - start) * CheckedFrom);
        BuyerDays[] early = [.. buyers.Where(buyer => buyer.First <= middle)];
        if (Repeats(early, middle) < LeastRepeats)
        {
            return null;
        }

        BgNbd before = Fit(early, middle);
        double weeks = (end - middle) / DaysOfWeek;
        SpendHistory[] spend = [.. Sample(buyers).Select(buyer => buyer.Spend).Where(history => history.Orders > 0)];
        return new LifetimeFit(
            Fit(buyers, end),
            spend.Length >= LeastRepeats ? GammaGamma.Fit(spend) : null,
            early.Sum(buyer => before.ExpectedOrders(buyer.Until(middle), weeks)),
            early.Sum(buyer => buyer.After(middle)),
            middle);
    }

    private static int Repeats(BuyerDays[] buyers, int end) => buyers.Sum(buyer => buyer.Days.Length - buyer.After(end) - 1);

    private static BgNbd Fit(BuyerDays[] buyers, int end) => BgNbd.Fit([.. Sample(buyers).Select(buyer => buyer.Until(end))]);

    private static IEnumerable<BuyerDays> Sample(BuyerDays[] buyers)
    {
        int step = 1 + ((buyers.Length - 1) / MostCustomers);
        return buyers.Where((_, position) => position % step == 0);
    }
}
