namespace EcomIntel.Synthetic;

/// <summary>Settings of <see cref="SyntheticWorld.Habits"/>, which has 500 customers unless told otherwise. Read once; for one thread.</summary>
public sealed class HabitsOptions : WorldOptions
{
    internal const int DefaultCustomers = 500;

    /// <summary>The shape of the gamma distribution of customers' order rates; 0.5 by default, above 0. Not used where <see cref="ParetoExponent"/> is set.</summary>
    public double RateShape { get; set; } = 0.5;

    /// <summary>The exponent of a Pareto distribution of order rates, such as 1.2, above 0; null (the default) for the gamma distribution.</summary>
    public double? ParetoExponent { get; set; }

    /// <summary>The parameter of each category in the Dirichlet distribution of personal tastes; 1 by default, above 0. Smaller is more personal.</summary>
    public double TasteConcentration { get; set; } = 1;

    /// <summary>How strongly each customer keeps to a favourite hour: κ in e^(κ · cos(distance)); 2 by default, at least 0.</summary>
    public double HourHabit { get; set; } = 2;

    /// <summary>How strongly each customer keeps to a favourite season: κ in e^(κ · cos(distance)); 1 by default, at least 0.</summary>
    public double SeasonHabit { get; set; } = 1;

    /// <summary>How many times as often each customer orders on a favourite weekday as on another; 3 by default, at least 1.</summary>
    public double WeekdayHabit { get; set; } = 3;

    private protected override void CheckOwn(List<string> mistakes)
    {
        Check(mistakes, RateShape > 0, nameof(RateShape), RateShape, "above 0");
        Check(mistakes, ParetoExponent is null or > 0, nameof(ParetoExponent), ParetoExponent, "above 0, or null");
        Check(mistakes, TasteConcentration > 0, nameof(TasteConcentration), TasteConcentration, "above 0");
        Check(mistakes, HourHabit >= 0, nameof(HourHabit), HourHabit, "at least 0");
        Check(mistakes, SeasonHabit >= 0, nameof(SeasonHabit), SeasonHabit, "at least 0");
        Check(mistakes, WeekdayHabit >= 1, nameof(WeekdayHabit), WeekdayHabit, "at least 1");
    }
}
