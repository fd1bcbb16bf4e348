namespace EcomIntel.Synthetic;

/// <summary>What is wrong with a world's records, as shares from 0 (the default, clean) to 1. Read once; for one thread.</summary>
public sealed class DirtOptions
{
    /// <summary>The share of missing values: of ages, genders and locations by customer, of quantities and unit prices by line. Totals are always there.</summary>
    public double MissingShare { get; set; }

    /// <summary>The share of lines that stand twice, the copy equal to the original and right behind it.</summary>
    public double DuplicateShare { get; set; }

    /// <summary>For each line the probability of an additional row that cannot be read, in CSV only.</summary>
    public double MalformedShare { get; set; }

    internal void Check(List<string> mistakes)
    {
        CheckShare(mistakes, nameof(MissingShare), MissingShare);
        CheckShare(mistakes, nameof(DuplicateShare), DuplicateShare);
        CheckShare(mistakes, nameof(MalformedShare), MalformedShare);
    }

    internal DirtPlan ToPlan() => new(MissingShare, DuplicateShare, MalformedShare);

    private static void CheckShare(List<string> mistakes, string name, double share) =>
        WorldOptions.Check(mistakes, share is >= 0 and <= 1, $"Dirt.{name}", share, "from 0 to 1");
}
