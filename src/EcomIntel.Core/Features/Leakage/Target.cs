using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>The class that is to be predicted of a row, and so what a model must not be told. Immutable; safe for any thread if its function is.</summary>
public sealed class Target
{
    private static readonly ImmutableArray<string> NoYes = ["no", "yes"];

    private readonly Func<CommerceDataset, CategoryColumn> _label;

    private Target(string name, TimeSpan? horizon, Func<CommerceDataset, CategoryColumn> label)
    {
        Name = name;
        Horizon = horizon;
        _label = label;
    }

    /// <summary>The category of the product that the row buys; none where it is missing or the row is not a sale. Its classes are the categories sold, in ordinal order.</summary>
    public static Target NextCategory { get; } = Of("next_category", static (dataset, row) =>
    {
        int product = dataset.Transactions.Products[row];
        return dataset.Transactions.Kinds[row] != TransactionKind.Sale || product < 0 ? null : dataset.Products.Categories[product];
    });

    /// <summary>The target's name, in snake_case.</summary>
    public string Name { get; }

    /// <summary>How far after a row its class is decided; null where the class is part of the row's own purchase.</summary>
    public TimeSpan? Horizon { get; }

    /// <summary>
    /// What features may be known from: <see cref="Known.BeforePurchase"/> for a target that is part of the purchase; for one about the time after it
    /// <see cref="Known.Purchase"/> too. <c>table.Select(target.Allows)</c> keeps such features.
    /// </summary>
    public Known Allows => LeakGuard.Allowed(Horizon);

    /// <summary>
    /// Whether the customer buys again after the row: <c>yes</c> where another sale of theirs is later than the row by more than nothing and at most the horizon, else <c>no</c>.
    /// Sales of the row's own timestamp are the same moment and do not count, nor do returns and cancellations.
    /// </summary>
    /// <param name="horizon">How far to look ahead; above zero.</param>
    /// <returns>The target, named such as <c>buys_within_30d</c>, of the classes <c>no</c> and <c>yes</c>.</returns>
    /// <remarks>
    /// A row has a class only where it is a sale to a known customer, and no later than the newest transaction less the horizon: of later rows only those that bought again
    /// soon would be decided, and the share of <c>yes</c> would be too high. Part rows with <see cref="Split.ByTime(CommerceDataset, TimeSpan, double)"/> or <c>Split.ByCustomer</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is not above zero.</exception>
    public static Target BuysWithin(TimeSpan horizon) => Again("buys_within", horizon, buys: 1);

    /// <summary>Whether the customer churns after the row: the contrary of <see cref="BuysWithin"/>, with <c>yes</c> where they do not buy again within the horizon.</summary>
    /// <param name="horizon">How long a customer stays away who churns; above zero.</param>
    /// <returns>The target, named such as <c>churns_within_90d</c>, of the classes <c>no</c> and <c>yes</c>; the same rows have one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is not above zero.</exception>
    public static Target ChurnsWithin(TimeSpan horizon) => Again("churns_within", horizon, buys: 0);

    /// <summary>A target of the app's own that is part of the purchase: features known from the purchase or the future are refused for it.</summary>
    /// <param name="name">The target's name, in snake_case.</param>
    /// <param name="label">Gives the class of a row of the dataset's transactions; null for a row without one.</param>
    /// <returns>The target. Its classes are those that rows have, in ordinal order.</returns>
    public static Target Of(string name, Func<CommerceDataset, int, string?> label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(label);
        return new Target(name, null, dataset => Label(dataset, row => label(dataset, row)));
    }

    /// <summary>A target of the app's own that is decided after the purchase: features known from the purchase may be used for it.</summary>
    /// <param name="name">The target's name, in snake_case.</param>
    /// <param name="horizon">How far after a row its class is decided; above zero. Rows later than the newest transaction less the horizon have no class.</param>
    /// <param name="label">Gives the class of a row of the dataset's transactions from nothing later than the horizon; null for a row without one.</param>
    /// <returns>The target. Its classes are those that rows have, in ordinal order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is not above zero.</exception>
    public static Target Of(string name, TimeSpan horizon, Func<CommerceDataset, int, string?> label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(horizon, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(label);
        return new Target(name, horizon, dataset =>
        {
            long last = LabelWindows.LastMoment(dataset, horizon);
            return Label(dataset, row => dataset.Transactions.Timestamps[row] <= last ? label(dataset, row) : null);
        });
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal CategoryColumn Label(CommerceDataset dataset) => _label(dataset);

    private static Target Again(string name, TimeSpan horizon, int buys)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(horizon, TimeSpan.Zero);
        return new Target($"{name}_{Window.Of(horizon)}", horizon, dataset =>
        {
            FutureSales sales = FutureSales.Of(dataset, horizon);
            int[] codes = new int[dataset.Transactions.Count];
            for (int row = 0; row < codes.Length; row++)
            {
                codes[row] = sales.Counts[row] < 0 ? CategoryColumn.Missing : sales.Counts[row] > 0 ? buys : 1 - buys;
            }

            return CategoryColumn.Of(NoYes, codes);
        });
    }

    private static CategoryColumn Label(CommerceDataset dataset, Func<int, string?> label)
    {
        string?[] labels = new string?[dataset.Transactions.Count];
        for (int row = 0; row < labels.Length; row++)
        {
            labels[row] = label(row);
        }

        return CategoryColumn.From(labels);
    }
}
