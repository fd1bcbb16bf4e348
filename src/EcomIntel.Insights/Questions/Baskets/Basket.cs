namespace EcomIntel.Insights;

/// <summary>
/// Which products are bought together beyond chance? Claim <c>basket</c>, with <c>basket/1+6</c> for the pair of products 1 and 6. Looks at the 200 products in most orders and at pairs that five
/// joint orders are expected of; the effect is joint orders ÷ those expected from the orders' sizes and the products' popularity. Immutable; safe for any thread.
/// </summary>
public sealed class Basket : IInsightQuestion
{
    private const string Id = "basket";
    private const string Unit = "orders with both ÷ those expected";
    private const double LeastExpected = 5;
    private const int LeastCustomers = 20;
    private const int MostBars = 15;
    private const string Method =
        "joint orders against chance that keeps each order's size and each product's popularity (within the pair of categories where that expects more); Poisson tail of counts ÷ a design effect "
        + "by customer; Simes (1986) over pairs with at least 5 expected; interval of Jeffreys with the error of the expectation (Zou and Donner, 2008), simultaneous over the pairs' "
        + "sides that can miss (Tarone, 1990; Šidák)";

    private readonly double _minimumLift;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumLift">The least lift that would matter; 1.5 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lift is not above 1.</exception>
    public Basket(double minimumLift = 1.5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(minimumLift, 1);
        _minimumLift = minimumLift;
    }

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        PairCounts counts = PairCounts.Of(context.Dataset, context.Orders);
        if (counts.Orders == 0)
        {
            return [NotAnswerable($"No order of a known customer holds two products, so it is not known what is bought together.")];
        }

        (int First, int Second, PairExpectation Expected)[] pairs =
        [
            .. from first in Enumerable.Range(0, counts.Products.Length)
               from second in Enumerable.Range(first + 1, counts.Products.Length - first - 1)
               let expected = counts.ExpectedOf(first, second)
               where expected.Count >= LeastExpected
               select (first, second, expected),
        ];
        return pairs.Length == 0
            ? [NotAnswerable($"No pair of products has {LeastExpected:0} orders to be expected by chance: there are too few orders to compare with.")]
            : [Answer(counts, pairs, context)];
    }

    private Finding Answer(PairCounts counts, (int First, int Second, PairExpectation Expected)[] pairs, InsightContext context)
    {
        double effective = EffectiveCustomers.Of([.. counts.OrdersOfCustomers]);
        LiftIntervals intervals = new([.. pairs.Select(pair =>
            Math.Max(counts.JointOf(pair.First, pair.Second), pair.Expected.Count) / counts.DesignEffectOf(pair.First, pair.Second))]);
        Finding[] levels = [.. pairs.Select(pair => Describe(counts, pair, intervals, effective, context))];
        Finding named = levels.Where(level => level.Customers >= LeastCustomers).MaxBy(level => level.Effect) ?? levels.MaxBy(level => level.Effect)!;
        return named with
        {
            Id = Id,
            PValue = PValues.Simes([.. levels.Select(level => level.PValue!.Value)]),
            Customers = counts.OrdersOfCustomers.Count,
            Levels = [.. levels.OrderByDescending(level => level.Effect)],
            Charts = [Chart([.. levels.Where(level => level.Customers >= Math.Max(LeastCustomers, context.MinimumGroupSize))], context.Dataset, counts, pairs)],
        };
    }

    private Finding Describe(PairCounts counts, (int First, int Second, PairExpectation Expected) pair, LiftIntervals intervals, double effective, InsightContext context)
    {
        (int first, int second, PairExpectation chance) = pair;
        double expected = chance.Count;
        ProductTable products = context.Dataset.Products;
        (Product one, Product other) = (products[counts.Products[first]], products[counts.Products[second]]);
        if (string.CompareOrdinal(one.Id, other.Id) > 0)
        {
            (one, other) = (other, one);
        }

        (string a, string b) = (NameOf(one), NameOf(other));
        int joint = counts.JointOf(first, second);
        double designEffect = counts.DesignEffectOf(first, second);
        EffectInterval interval = intervals.Of(joint, designEffect, chance);

        // What is expected is an estimate itself: it makes the difference vary by so much more.
        double spread = designEffect * (1 + (expected * chance.RelativeVariance));
        int customers = counts.CustomersOf(first, second);
        return new Finding
        {
            Id = $"{Id}/{one.Id}+{other.Id}",
            WhenSupported = $"{a} and {b} are bought together {joint / expected:0.0} times as often as chance has it: in {joint:N0} orders, where {expected:0} were to be expected.",
            WhenNotSupported = $"No products are bought together {_minimumLift:0.0} times as often as chance has it.",
            WhenInsufficient = $"It cannot be told which products are bought together beyond chance.",
            Scale = EffectScale.Ratio,
            Format = ValueFormat.Ratio,
            Unit = Unit,
            Effect = joint / expected,
            Interval = interval,

            // A pair of few customers is no rule of the shop, however often they repeat it.
            PValue = customers < LeastCustomers ? 1 : PValues.PoissonAbove(joint / spread, expected / spread),
            MinimumEffect = _minimumLift,
            Rows = counts.Orders,
            Customers = customers,
            EffectiveCustomers = effective,
            Method = Method,
            Action = $"Show {b} beside {a}, and offer them as a set.",
        };
    }

    // A chart has little room for names.
    private static string Label(Product product) => product.Name ?? product.Id;

    private static string NameOf(Product product) => product.Name ?? $"product {product.Id}";

    private BarChart Chart(Finding[] levels, CommerceDataset dataset, PairCounts counts, (int First, int Second, PairExpectation Expected)[] pairs)
    {
        Dictionary<string, FormattableString> names = pairs.ToDictionary(
            pair => IdOf(pair.First, pair.Second),
            pair => (FormattableString)$"{Label(dataset.Products[counts.Products[pair.First]])} + {Label(dataset.Products[counts.Products[pair.Second]])}");
        return new BarChart
        {
            Title = $"Products bought together most beyond chance",
            Unit = Unit,
            Format = ValueFormat.Ratio,
            Reference = 1,
            ReferenceLabel = "chance",
            Note = $"The {MostBars} highest of {levels.Length:N0} pairs with enough customers; intervals hold for all pairs at once.",
            Bars = [.. levels.OrderByDescending(level => level.Effect).Take(MostBars).Select(level => new ChartBar(
                names[level.Id], level.Effect!.Value, level.Interval, level.Effect >= _minimumLift && level.Interval!.Value.Low > 1))],
        };

        string IdOf(int first, int second)
        {
            (string one, string other) = (dataset.Products[counts.Products[first]].Id, dataset.Products[counts.Products[second]].Id);
            return string.CompareOrdinal(one, other) > 0 ? $"{Id}/{other}+{one}" : $"{Id}/{one}+{other}";
        }
    }

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(Id, reason, Unit, _minimumLift, Method, EffectScale.Ratio);
}
