namespace EcomIntel;

/// <summary>
/// Features with the amount that is to be predicted. Its rows are those of the table it was made from, so that one <see cref="RowSet"/>
/// serves both; rows without an amount (NaN) are skipped by trainers and evaluations. Immutable once made; safe for any thread.
/// </summary>
public sealed class RegressionData
{
    // Squares of more would leave nothing of the digits of other rows.
    private const double MaxAmount = 1e15;

    private readonly double[] _amounts;
    private readonly int[] _groups;
    private readonly LabelWindows? _windows;

    /// <summary>Makes regression data over the given arrays, which are not copied and must not be changed afterwards.</summary>
    /// <param name="features">What the prediction is made from.</param>
    /// <param name="amounts">For each row what is to be predicted, within ±1E+15, or NaN for none.</param>
    /// <param name="groups">
    /// For each row the customer it belongs to, counted from 0, or −1 for a row on its own; empty where rows are independent. Rows of a customer stay together.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, or an amount is out of range.</exception>
    public RegressionData(FeatureMatrix features, double[] amounts, int[]? groups = null)
        : this(features, amounts, groups ?? [], null)
    {
    }

    internal RegressionData(FeatureMatrix features, double[] amounts, int[] groups, LabelWindows? windows)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(amounts);
        if (amounts.Length != features.RowCount || (groups.Length > 0 && groups.Length != features.RowCount))
        {
            throw new ArgumentException($"There are {features.RowCount} rows of features but {amounts.Length} amounts and {groups.Length} groups.", nameof(amounts));
        }

        for (int row = 0; row < amounts.Length; row++)
        {
            if (Math.Abs(amounts[row]) > MaxAmount)
            {
                throw new ArgumentException($"The amount of row {row} must be within ±1E+15, or NaN, but is {amounts[row]}.", nameof(amounts));
            }
        }

        Features = features;
        _amounts = amounts;
        _groups = groups;
        _windows = windows;
    }

    /// <summary>What the prediction is made from.</summary>
    public FeatureMatrix Features { get; }

    /// <summary>The columns' schema.</summary>
    public FeatureSchema Schema => Features.Schema;

    /// <summary>The number of rows, those without an amount included.</summary>
    public int RowCount => Features.RowCount;

    /// <summary>For each row what is to be predicted; NaN for none.</summary>
    public ReadOnlySpan<double> Amounts => _amounts;

    /// <summary>For each row its customer, counted from 0, or −1 for a row on its own; empty where rows are independent.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    /// <summary>How far after a row its amount is decided; null where it is part of the row, or the data was made of arrays.</summary>
    public TimeSpan? Horizon => _windows?.Horizon;

    /// <summary>
    /// Refuses rows to score whose amounts share time with those trained on: of one customer, less than <see cref="Horizon"/> apart. Evaluations ask it themselves; without a
    /// horizon all rows are apart.
    /// </summary>
    /// <param name="trainedOn">The rows that were trained on.</param>
    /// <param name="scored">The rows to score.</param>
    /// <exception cref="LeakageException">Windows overlap; the message says in how many places.</exception>
    public void EnsureApart(RowSet trainedOn, RowSet scored)
    {
        ArgumentNullException.ThrowIfNull(trainedOn);
        ArgumentNullException.ThrowIfNull(scored);
        _windows?.EnsureApart(trainedOn, scored, row => !double.IsNaN(_amounts[row]));
    }
}
