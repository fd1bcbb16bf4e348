namespace EcomIntel;

/// <summary>The amount that is to be predicted of a row, and so what a model must not be told. Immutable; safe for any thread if its function is.</summary>
public sealed class AmountTarget
{
    private readonly Func<CommerceDataset, double[]> _amounts;

    private AmountTarget(string name, TimeSpan? horizon, Func<CommerceDataset, double[]> amounts)
    {
        Name = name;
        Horizon = horizon;
        _amounts = amounts;
    }

    /// <summary>The target's name, in snake_case.</summary>
    public string Name { get; }

    /// <summary>How far after a row its amount is decided; null where it is part of the row's own purchase.</summary>
    public TimeSpan? Horizon { get; }

    /// <summary>
    /// What features may be known from: <see cref="Known.BeforePurchase"/> for a target that is part of the purchase; for one about the time after it
    /// <see cref="Known.Purchase"/> too. <c>table.Select(target.Allows)</c> keeps such features.
    /// </summary>
    public Known Allows => LeakGuard.Allowed(Horizon);

    /// <summary>
    /// What the customer spends after the row, in the currency's units: the totals of their sales that are later than the row by more than nothing and at most the horizon;
    /// 0 where there is none. Returns and cancellations do not count; clean them with <see cref="ReturnPolicy.Net"/> to have what was kept.
    /// </summary>
    /// <param name="horizon">How far to look ahead; above zero.</param>
    /// <returns>The target, named such as <c>spend_within_90d</c>.</returns>
    /// <remarks>
    /// A row has an amount where it is a sale to a known customer, no later than the newest transaction less the horizon, and every sale in its window has a total. Part rows
    /// with <see cref="Split.ByTime(CommerceDataset, TimeSpan, double)"/> or <c>Split.ByCustomer</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is not above zero.</exception>
    public static AmountTarget SpendWithin(TimeSpan horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(horizon, TimeSpan.Zero);
        return new AmountTarget($"spend_within_{Window.Of(horizon)}", horizon, dataset =>
        {
            FutureSales sales = FutureSales.Of(dataset, horizon);
            return Array.ConvertAll(sales.Spend, spend => spend == Money.Missing ? double.NaN : (double)spend / Money.Scale);
        });
    }

    /// <summary>An amount of the app's own that is part of the purchase: features known from the purchase or the future are refused for it.</summary>
    /// <param name="name">The target's name, in snake_case.</param>
    /// <param name="amount">Gives the amount of a row of the dataset's transactions; null for a row without one.</param>
    /// <returns>The target.</returns>
    public static AmountTarget Of(string name, Func<CommerceDataset, int, double?> amount)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(amount);
        return new AmountTarget(name, null, dataset => Amounts(dataset, row => amount(dataset, row)));
    }

    /// <summary>An amount of the app's own that is decided after the purchase: features known from the purchase may be used for it.</summary>
    /// <param name="name">The target's name, in snake_case.</param>
    /// <param name="horizon">How far after a row its amount is decided; above zero. Rows later than the newest transaction less the horizon have no amount.</param>
    /// <param name="amount">Gives the amount of a row of the dataset's transactions from nothing later than the horizon; null for a row without one.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is not above zero.</exception>
    public static AmountTarget Of(string name, TimeSpan horizon, Func<CommerceDataset, int, double?> amount)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(horizon, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(amount);
        return new AmountTarget(name, horizon, dataset =>
        {
            long last = LabelWindows.LastMoment(dataset, horizon);
            return Amounts(dataset, row => dataset.Transactions.Timestamps[row] <= last ? amount(dataset, row) : null);
        });
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal double[] Amounts(CommerceDataset dataset) => _amounts(dataset);

    private static double[] Amounts(CommerceDataset dataset, Func<int, double?> amount)
    {
        double[] amounts = new double[dataset.Transactions.Count];
        for (int row = 0; row < amounts.Length; row++)
        {
            amounts[row] = amount(row) ?? double.NaN;
        }

        return amounts;
    }
}
