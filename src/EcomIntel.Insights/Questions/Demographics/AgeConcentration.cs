namespace EcomIntel.Insights;

/// <summary>
/// Are customers concentrated in an age range? Claim <c>age_concentration</c>. Counts customers with an age who bought something; the effect is the range's share
/// of them minus its share of a reference population: by default all whole ages between the youngest and the oldest equally. Immutable; safe for any thread.
/// </summary>
public sealed class AgeConcentration : IInsightQuestion
{
    private const string Id = "age_concentration";
    private const string Unit = "share of customers − share of the reference";
    private const string Method = "exact binomial test over customers with the interval of Clopper and Pearson (1934)";

    private readonly int _from;
    private readonly int _to;
    private readonly double? _referenceShare;
    private readonly double _minimumDifference;

    /// <summary>Makes the question.</summary>
    /// <param name="from">The youngest age of the range, in years; 25 by default.</param>
    /// <param name="to">The oldest age of the range, in years, included; 40 by default.</param>
    /// <param name="referenceShare">
    /// The share of this range in a population to compare with, such as the country's adults, in (0, 1). Null (the default) for an even spread over the whole
    /// ages between the youngest and the oldest customer.
    /// </param>
    /// <param name="minimumDifference">The least difference of shares that would matter; 0.05 by default, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or a share is not between 0 and 1.</exception>
    public AgeConcentration(int from = 25, int to = 40, double? referenceShare = null, double minimumDifference = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumDifference);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minimumDifference, 1);
        if (referenceShare is { } share && !(share is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(referenceShare), referenceShare, "The reference share must be between 0 and 1.");
        }

        _from = from;
        _to = to;
        _referenceShare = referenceShare;
        _minimumDifference = minimumDifference;
    }

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        List<int> ages = AgesOfBuyers(context.Dataset);
        if (ages.Count == 0)
        {
            return [NotAnswerable($"No customer's age is known.")];
        }

        double reference = _referenceShare ?? EvenShare(ages.Min(), ages.Max());
        return reference is > 0 and < 1
            ? [Answer(ages, reference, context.MinimumGroupSize)]
            : [NotAnswerable($"No customer, or every customer, could be aged {_from} to {_to}: the known ages are {ages.Min()} to {ages.Max()}.")];
    }

    private static List<int> AgesOfBuyers(CommerceDataset dataset)
    {
        bool[] bought = new bool[dataset.Customers.Count];
        for (int row = 0; row < dataset.Transactions.Count; row++)
        {
            if (SaleRows.IsCounted(dataset.Transactions, row))
            {
                bought[dataset.Transactions.Customers[row]] = true;
            }
        }

        List<int> ages = [];
        for (int customer = 0; customer < bought.Length; customer++)
        {
            double age = dataset.Customers.Ages[customer];
            if (bought[customer] && !double.IsNaN(age))
            {
                ages.Add((int)age);
            }
        }

        return ages;
    }

    private double EvenShare(int youngest, int oldest) =>
        Math.Max(0, Math.Min(_to, oldest) - Math.Max(_from, youngest) + 1) / (oldest - youngest + 1.0);

    private Finding Answer(List<int> ages, double reference, int minimumGroup)
    {
        int inside = ages.Count(age => age >= _from && age <= _to);
        double share = (double)inside / ages.Count;
        EffectInterval interval = Intervals.Binomial(inside, ages.Count);
        return new Finding
        {
            Id = Id,
            WhenSupported = $"{100 * share:0.0}% of customers are {_from} to {_to} years old, against {100 * reference:0.0}% {Reference}.",
            WhenNotSupported = $"{100 * share:0.0}% of customers are {_from} to {_to} years old, against {100 * reference:0.0}% {Reference}; a difference of {100 * _minimumDifference:0.0} points is ruled out.",
            WhenInsufficient = $"It cannot be told whether customers concentrate at {_from} to {_to} years.",
            Unit = Unit,
            Effect = share - reference,
            Interval = new EffectInterval(interval.Low - reference, interval.High - reference),
            PValue = PValues.Binomial(inside, ages.Count, reference),
            MinimumEffect = _minimumDifference,
            Format = ValueFormat.Share,
            Action = share > reference
                ? $"Speak to customers of {_from} to {_to} years first: in pictures, channels and assortment."
                : (FormattableString)$"Customers of {_from} to {_to} years are rare: win them, or speak to the others.",
            Charts = [AgeGroups.Chart(ages, minimumGroup)],
            Rows = ages.Count,
            Customers = ages.Count,
            EffectiveCustomers = ages.Count,
            Method = Method,
        };
    }

    private string Reference => _referenceShare is null ? "if all ages were equally frequent" : "in the reference population";

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumDifference, Method);
}
