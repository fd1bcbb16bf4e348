using System.Collections.Immutable;

namespace EcomIntel.Synthetic;

/// <summary>
/// Settings of <see cref="SyntheticWorld.Realistic"/>: the effects that are planted, at the strengths stated. A lift of 1, a log-odds or an
/// amplitude of 0 takes an effect out. Read once; for one thread.
/// </summary>
public sealed class RealisticOptions : WorldOptions
{
    private const int LeastCustomers = 2_000;
    private const int TransactionsPerCustomer = 10;

    /// <summary>The month with more sales; 11 by default.</summary>
    public int PeakMonth { get; set; } = 11;

    /// <summary>Orders a day in <see cref="PeakMonth"/> over those of another month's same weekday; 1.30 by default.</summary>
    public double PeakMonthLift { get; set; } = 1.30;

    /// <summary>Orders on a Saturday or Sunday over those on another day of the month; 1.20 by default.</summary>
    public double WeekendLift { get; set; } = 1.20;

    /// <summary>The local hours with more sales; 18, 19 and 20 by default.</summary>
    public ImmutableArray<int> PeakHours { get; set; } = [18, 19, 20];

    /// <summary>Orders in one of <see cref="PeakHours"/> over those in another hour of the day; 1.30 by default.</summary>
    public double PeakHourLift { get; set; } = 1.30;

    /// <summary>The share of customers aged 25 to 40, who are 30.8% of even ages from 18 to 69; 0.45 by default, from 0 to 1.</summary>
    public double CoreAgeShare { get; set; } = 0.45;

    /// <summary>What ages 25 to 40 add to the log-odds of Electronics; 1.0 by default.</summary>
    public double CoreAgeLogOdds { get; set; } = 1.0;

    /// <summary>The amplitude a of the day's cycle a · cos(2π(hour − peak) / 24) in each category's log-odds, the peaks evenly apart; 0.5 by default.</summary>
    public double HourAmplitude { get; set; } = 0.5;

    /// <summary>Shares of lines: Electronics, Clothing, Books, Home Goods, Beauty; 0.30, 0.25, 0.20, 0.15, 0.10 by default. Five, above 0, adding up to 1.</summary>
    public ImmutableArray<double> CategoryShares { get; set; } = [0.30, 0.25, 0.20, 0.15, 0.10];

    /// <summary>The shape of the gamma distribution of customers' order rates; 0.5 by default, above 0. Smaller is more unequal.</summary>
    public double RateShape { get; set; } = 0.5;

    /// <summary>The parameter of each category in the Dirichlet distribution of personal tastes; 5 by default, above 0. Smaller is more personal.</summary>
    public double TasteConcentration { get; set; } = 5;

    /// <summary>How many times as often the second product of a planted pair is bought with the first as without; 3 by default, from 1 to 3.</summary>
    public double PairLift { get; set; } = 3;

    internal int CustomerCount => Customers ?? Math.Max(LeastCustomers, Transactions / TransactionsPerCustomer);

    private protected override void CheckOwn(List<string> mistakes)
    {
        Check(mistakes, PeakMonth is >= 1 and <= 12, nameof(PeakMonth), PeakMonth, "from 1 to 12");
        Check(mistakes, PeakMonthLift > 0, nameof(PeakMonthLift), PeakMonthLift, "above 0");
        Check(mistakes, WeekendLift > 0, nameof(WeekendLift), WeekendLift, "above 0");
        Check(mistakes, PeakHourLift > 0, nameof(PeakHourLift), PeakHourLift, "above 0");
        Check(mistakes, PeakHours.All(hour => hour is >= 0 and <= 23), nameof(PeakHours), string.Join(' ', PeakHours), "hours from 0 to 23");
        Check(mistakes, CoreAgeShare is >= 0 and <= 1, nameof(CoreAgeShare), CoreAgeShare, "from 0 to 1");
        Check(mistakes, double.IsFinite(CoreAgeLogOdds), nameof(CoreAgeLogOdds), CoreAgeLogOdds, "a number");
        Check(mistakes, double.IsFinite(HourAmplitude), nameof(HourAmplitude), HourAmplitude, "a number");
        Check(mistakes, RateShape > 0, nameof(RateShape), RateShape, "above 0");
        Check(mistakes, TasteConcentration > 0, nameof(TasteConcentration), TasteConcentration, "above 0");
        Check(mistakes, PairLift is >= 1 and <= 3, nameof(PairLift), PairLift, "from 1 to 3");
        bool shares = CategoryShares.Length == Catalogue.Categories.Length && CategoryShares.All(share => share > 0) && Math.Abs(CategoryShares.Sum() - 1) < 1e-9;
        Check(mistakes, shares, nameof(CategoryShares), string.Join(' ', CategoryShares), "five shares above 0 that add up to 1");
    }
}
