namespace EcomIntel.Synthetic;

/// <summary>What every world can be told. Set inside the <c>configure</c> call of <see cref="SyntheticWorld"/>, which reads it once; for one thread.</summary>
public abstract class WorldOptions
{
    private protected WorldOptions()
    {
    }

    /// <summary>Lines of orders; 1,000 by default, at least 1.</summary>
    public int Transactions { get; set; } = 1_000;

    /// <summary>Customers, buyers or not, at least 1; null, the default, for the world's own number.</summary>
    public int? Customers { get; set; }

    /// <summary>Products in each of the five categories; 10 by default, at least 4.</summary>
    public int ProductsPerCategory { get; set; } = 10;

    /// <summary>The first local day; 2025-01-01 by default.</summary>
    public DateOnly Start { get; set; } = new(2025, 1, 1);

    /// <summary>Whole months from <see cref="Start"/> on; 12 by default, from 1 to 120.</summary>
    public int Months { get; set; } = 12;

    /// <summary>The IANA zone of the shop's days and hours; <c>UTC</c> by default.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>What is wrong with the records; nothing by default.</summary>
    public DirtOptions Dirt { get; } = new();

    /// <summary>What visitors do before and without buying, for <see cref="SyntheticWorld.Events"/>.</summary>
    public ClickOptions Clicks { get; } = new();

    internal void EnsureValid(string parameter)
    {
        List<string> mistakes = [];
        Check(mistakes, Transactions >= 1, nameof(Transactions), Transactions, "at least 1");
        Check(mistakes, Customers is null or >= 1, nameof(Customers), Customers, "at least 1, or null");
        Check(mistakes, ProductsPerCategory >= 4, nameof(ProductsPerCategory), ProductsPerCategory, "at least 4");
        Check(mistakes, Months is >= 1 and <= 120, nameof(Months), Months, "from 1 to 120");
        Check(mistakes, TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? string.Empty, out _), nameof(TimeZone), TimeZone, "an IANA zone such as Africa/Accra");
        CheckOwn(mistakes);
        Dirt.Check(mistakes);
        Clicks.Check(mistakes);
        if (mistakes.Count > 0)
        {
            throw new ArgumentException($"The world cannot be made: {string.Join("; ", mistakes)}.", parameter);
        }
    }

    internal static void Check(List<string> mistakes, bool fine, string name, object? value, string rule)
    {
        if (!fine)
        {
            mistakes.Add(FormattableString.Invariant($"{name} is {value ?? "null"} but must be {rule}"));
        }
    }

    private protected virtual void CheckOwn(List<string> mistakes)
    {
    }
}
