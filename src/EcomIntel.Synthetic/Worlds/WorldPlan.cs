namespace EcomIntel.Synthetic;

/// <summary>All numbers that make a world; the defaults plant nothing.</summary>
internal sealed class WorldPlan(string name, long seed, WorldOptions options, int customers)
{
    public const int YoungestAge = 18;
    public const int OldestAge = 69;
    public const int YoungestCoreAge = 25;
    public const int OldestCoreAge = 40;
    public const double EvenCoreAgeShare = (OldestCoreAge - YoungestCoreAge + 1.0) / (OldestAge - YoungestAge + 1);

    public string Name { get; } = name;

    public long Seed { get; } = seed;

    public int Transactions { get; } = options.Transactions;

    public int Customers { get; } = customers;

    public int ProductsPerCategory { get; } = options.ProductsPerCategory;

    public DateOnly Start { get; } = options.Start;

    public int Months { get; } = options.Months;

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    public DirtPlan Dirt { get; } = options.Dirt.ToPlan();

    public ClickPlan Clicks { get; } = options.Clicks.ToPlan();

    public double[] MonthLifts { get; init; } = Enumerable.Repeat(1.0, 12).ToArray();

    public double WeekendLift { get; init; } = 1;

    public double[] HourLifts { get; init; } = Enumerable.Repeat(1.0, 24).ToArray();

    public double[] CategoryShares { get; init; } = [0.2, 0.2, 0.2, 0.2, 0.2];

    public double CoreAgeShare { get; init; } = EvenCoreAgeShare;

    public double CoreAgeLogOdds { get; init; }

    public double HourAmplitude { get; init; }

    /// <summary>Infinity for equal customers.</summary>
    public double RateShape { get; init; } = double.PositiveInfinity;

    /// <summary>Null for rates by <see cref="RateShape"/>.</summary>
    public double? ParetoExponent { get; init; }

    /// <summary>Null for customers who order by the shop's calendar alone.</summary>
    public HabitStrength? Habits { get; init; }

    /// <summary>Infinity for equal tastes.</summary>
    public double TasteConcentration { get; init; } = double.PositiveInfinity;

    public double[] GenderShares { get; init; } = [1.0 / 3, 1.0 / 3, 1.0 / 3];

    /// <summary>A product's popularity within its category is rank^−skew.</summary>
    public double ProductSkew { get; init; }

    public double[] QuantityShares { get; init; } = [0.25, 0.25, 0.25, 0.25];

    public double[] OrderSizeShares { get; init; } = [1];

    public double PairLift { get; init; } = 1;

    public (int Category, int First, int Second)[] Pairs { get; init; } = [];

    /// <summary>The prices of every category's products; null where each product has its own.</summary>
    public decimal[]? SharedPrices { get; init; }
}
