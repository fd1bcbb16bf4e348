using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>The claim about one column.</summary>
internal sealed class BuyerFinding(BuyerGroups groups, SoldCategories categories, double minimumDifference)
{
    private const string Unit = "share of the group's lines − share of the others'";
    private const string Intervals = "difference of shares with CR3 standard error by customer, simultaneous over groups and categories (max-t, beyond 64 of them Šidák)";
    private const string ByCustomer = "permutation of the column over customers, each with all purchases, (1 + k) ÷ (1 + draws) (Phipson and Smyth, 2010); " + Intervals;
    private const string ByMoment =
        "generalised Cochran–Mantel–Haenszel test stratified by customer, two harmonics of the cycle against categories, by order (Landis, Heyman and Koch, 1978); " + Intervals;

    private readonly string _id = $"buyers_{groups.Column}_by_category";

    private string Method => groups.OfCustomer is null ? ByMoment : ByCustomer;

    private string Words => groups.Column.Replace('_', ' ');

    public Finding Answer(InsightContext context, int columns)
    {
        TransactionTable transactions = context.Dataset.Transactions;
        int named = categories.Names.Length - (categories.HasRest ? 1 : 0);
        if (named < 2)
        {
            return NotAnswerable($"Sales are of fewer than two known categories, so there is nothing to compare by {Words}.");
        }

        int outcomes = categories.Names.Length;
        int[] cells = new int[transactions.Count];
        int[] known = new int[transactions.Count];
        for (int row = 0; row < cells.Length; row++)
        {
            known[row] = groups.OfRow[row] < 0 ? -1 : categories.OfRow[row];
            cells[row] = known[row] < 0 ? -1 : (groups.OfRow[row] * outcomes) + known[row];
        }

        GroupContrasts contrasts = new(CustomerCounts.From(transactions.Customers, cells, groups.Keys.Length * outcomes), outcomes);
        double[] effective = [.. Enumerable.Range(0, groups.Keys.Length).Select(contrasts.EffectiveCustomersOf)];

        // A group of too few customers counts among the others, but nothing is said of it.
        int[] asked = [.. groups.Asked.Where(group => effective[group] >= context.MinimumEffectiveCustomers)];
        if (asked.Length == 0)
        {
            return NotAnswerable($"There are too few customers to compare what they buy by {Words}.");
        }

        (int Group, int Outcome)[] pairs = [.. asked.SelectMany(group => Enumerable.Range(0, named).Select(outcome => (group, outcome)))];
        double customers = asked.Min(group => effective[group]);
        LevelEffect[] effects = contrasts.Effects(pairs, customers - 1, context.Seed);
        double pValue = groups.Cycle is { } cycle
            ? StratifiedHarmonics.PValue(context.Orders.Customers, cycle.ByOrder, cycle.Period, transactions.Orders, known, outcomes)
            : PermutationPValue(transactions, known, outcomes, context, columns);
        return Describe(_id, pairs, LevelEffect.MostNotable(effects, EffectScale.Difference, minimumDifference), contrasts, customers) with
        {
            PValue = pValue,
            Charts = [Chart(contrasts, asked, named, context.MinimumGroupSize), .. groups.Asked.Length == 1 ? [Bars(pairs, effects)] : ImmutableArray<ChartData>.Empty],
            Levels = [.. effects.Where(effect => BuyersIn(contrasts, pairs[effect.Level]) >= context.MinimumGroupSize).Select(effect => Describe(
                $"{_id}/{groups.Keys[pairs[effect.Level].Group]}/{categories.Names[pairs[effect.Level].Outcome]}", pairs, effect, contrasts, customers))],
        };
    }

    private double PermutationPValue(TransactionTable transactions, int[] known, int outcomes, InsightContext context, int columns)
    {
        // Only customers whose group is known and who bought something of a known category can change places.
        CustomerCounts counts = CustomerCounts.From(transactions.Customers, known, outcomes);
        int[] groupOf = [.. counts.Customers.Select(customer => groups.OfCustomer![customer])];
        return AttributePermutation.PValue(counts, groupOf, groups.Keys.Length, context.PermutationsFor(columns), context.Seed, context);
    }

    private static int BuyersIn(GroupContrasts contrasts, (int Group, int Outcome) pair)
    {
        int buyers = 0;
        for (int customer = 0; customer < contrasts.Counts.Sizes.Length; customer++)
        {
            buyers += contrasts.Counts.Of(customer)[(pair.Group * contrasts.Outcomes) + pair.Outcome] > 0 ? 1 : 0;
        }

        return buyers;
    }

    private Finding Describe(string id, (int Group, int Outcome)[] pairs, LevelEffect effect, GroupContrasts contrasts, double effectiveCustomers)
    {
        (int group, int outcome) = pairs[effect.Level];
        string category = categories.Names[outcome];
        (double inside, double outside) = contrasts.SharesOf(group, outcome);
        FormattableString who = groups.Phrases[group];
        return new Finding
        {
            Id = id,
            WhenSupported = $"{who}, {category} makes up {100 * inside:0.0}% of lines, against {100 * outside:0.0}% otherwise.",
            WhenNotSupported = $"What is bought does not depend on {Words} by {100 * minimumDifference:0.0} points or more.",
            WhenInsufficient = $"It cannot be told whether what is bought depends on {Words}.",
            Unit = Unit,
            Format = ValueFormat.Share,
            Effect = effect.Value,
            Interval = effect.Interval,
            PValue = effect.PValue,
            MinimumEffect = minimumDifference,
            Rows = contrasts.Counts.Total,
            Customers = contrasts.Counts.Sizes.Length,
            EffectiveCustomers = effectiveCustomers,
            Method = Method,
            Action = effect.Value > 0
                ? $"{who}, show {category} first."
                : (FormattableString)$"{who}, give {category} less room, or find out what keeps them from it.",
        };
    }

    private HeatMapChart Chart(GroupContrasts contrasts, int[] asked, int named, int minimumGroup) => new()
    {
        Title = $"Share of lines by category and {Words}, against all others",
        Unit = Unit,
        Format = ValueFormat.Share,
        Neutral = 0,
        Note = $"Groups with fewer than {minimumGroup} buyers of a category are left empty.",
        Rows = [.. asked.Select(group => (FormattableString)$"{groups.Keys[group]}")],
        Columns = [.. categories.Names.Take(named).Select(category => (FormattableString)$"{category}")],
        Values = [.. asked.SelectMany(group => Enumerable.Range(0, named).Select(outcome =>
        {
            (double inside, double outside) = contrasts.SharesOf(group, outcome);
            return BuyersIn(contrasts, (group, outcome)) >= minimumGroup ? inside - outside : (double?)null;
        }))],
    };

    private BarChart Bars((int Group, int Outcome)[] pairs, LevelEffect[] effects) => new()
    {
        Title = $"{groups.Phrases[groups.Asked[0]]}: share of lines beyond that of the others",
        Unit = Unit,
        Format = ValueFormat.Share,
        Reference = 0,
        ReferenceLabel = "no difference",
        Bars = [.. effects.OrderByDescending(effect => effect.Value).Select(effect => new ChartBar(
            $"{categories.Names[pairs[effect.Level].Outcome]}",
            effect.Value,
            effect.Interval,
            Math.Abs(effect.Value) >= minimumDifference && (effect.Interval.Low > 0 || effect.Interval.High < 0)))],
    };

    private Finding NotAnswerable(FormattableString reason) => Finding.NotAnswerable(_id, reason, Unit, minimumDifference, Method);
}
