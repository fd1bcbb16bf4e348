namespace EcomIntel.Insights;

/// <summary>How much each customer has of each level: money, or orders.</summary>
internal sealed class CustomerAmounts : CustomerLevels
{
    private readonly double[] _amounts;
    private readonly double[] _sizes;

    private CustomerAmounts(double[] amounts, double[] sizes, long rows, int levels)
        : base(levels)
    {
        _amounts = amounts;
        _sizes = sizes;
        Rows = rows;
        for (int cell = 0; cell < amounts.Length; cell++)
        {
            Totals[cell % levels] += amounts[cell];
        }

        Whole = Totals.Sum();
        CustomerCount = sizes.Count(size => size > 0);
    }

    /// <inheritdoc/>
    public override double Whole { get; }

    /// <inheritdoc/>
    public override long Rows { get; }

    /// <inheritdoc/>
    public override int CustomerCount { get; }

    /// <inheritdoc/>
    public override int Positions => _sizes.Length;

    /// <inheritdoc/>
    public override double EffectiveCustomers => Insights.EffectiveCustomers.Of(_sizes);

    /// <summary>Adds up rows, or counts them where there are no values; those with a negative customer or level, or without a positive amount, are left out.</summary>
    public static CustomerAmounts From(ReadOnlySpan<int> customers, ReadOnlySpan<int> levels, double[]? values, int levelCount)
    {
        int highest = -1;
        foreach (int customer in customers)
        {
            highest = Math.Max(highest, customer);
        }

        double[] sizes = new double[highest + 1];
        double[] amounts = new double[sizes.Length * levelCount];
        long rows = 0;
        for (int row = 0; row < customers.Length; row++)
        {
            double value = values is null ? 1 : values[row];
            if (customers[row] >= 0 && levels[row] >= 0 && value > 0)
            {
                amounts[(customers[row] * levelCount) + levels[row]] += value;
                sizes[customers[row]] += value;
                rows++;
            }
        }

        return new CustomerAmounts(amounts, sizes, rows, levelCount);
    }

    /// <inheritdoc/>
    public override double Read(int position, Span<double> own)
    {
        _amounts.AsSpan(position * Levels, Levels).CopyTo(own);
        return _sizes[position];
    }

    /// <inheritdoc/>
    public override int CustomersOf(int level)
    {
        int customers = 0;
        for (int cell = level; cell < _amounts.Length; cell += Levels)
        {
            customers += _amounts[cell] > 0 ? 1 : 0;
        }

        return customers;
    }
}
