namespace EcomIntel.Insights;

/// <summary>How often each customer chose each level.</summary>
internal sealed class CustomerCounts : CustomerLevels
{
    private readonly int[] _counts;

    private CustomerCounts(int[] counts, int[] sizes, int[] customers, int levels)
        : base(levels)
    {
        _counts = counts;
        Customers = customers;
        Sizes = sizes;
        for (int from = 0; from < counts.Length; from += levels)
        {
            for (int level = 0; level < levels; level++)
            {
                Totals[level] += counts[from + level];
                Total += counts[from + level];
            }
        }
    }

    /// <summary>The code of each customer that has any rows, in the order of <see cref="Sizes"/>.</summary>
    public int[] Customers { get; }

    /// <summary>The rows of each customer that has any.</summary>
    public int[] Sizes { get; }

    /// <summary>All rows.</summary>
    public long Total { get; }

    /// <inheritdoc/>
    public override double Whole => Total;

    /// <inheritdoc/>
    public override long Rows => Total;

    /// <inheritdoc/>
    public override int CustomerCount => Sizes.Length;

    /// <inheritdoc/>
    public override int Positions => Sizes.Length;

    /// <inheritdoc/>
    public override double EffectiveCustomers => Insights.EffectiveCustomers.Of(Sizes);

    public ReadOnlySpan<int> Of(int customer) => _counts.AsSpan(customer * Levels, Levels);

    /// <inheritdoc/>
    public override double Read(int position, Span<double> own)
    {
        ReadOnlySpan<int> counts = Of(position);
        for (int level = 0; level < counts.Length; level++)
        {
            own[level] = counts[level];
        }

        return Sizes[position];
    }

    /// <inheritdoc/>
    public override int CustomersOf(int level)
    {
        int customers = 0;
        for (int customer = 0; customer < Sizes.Length; customer++)
        {
            customers += Of(customer)[level] > 0 ? 1 : 0;
        }

        return customers;
    }

    /// <summary>Counts rows; those with a negative customer or level are left out. Customers stand in the order of their first row.</summary>
    public static CustomerCounts From(ReadOnlySpan<int> customers, ReadOnlySpan<int> levels, int levelCount)
    {
        int[] positions = PositionsOf(customers, levels, out int[] found);
        int[] counts = new int[checked(found.Length * levelCount)];
        int[] sizes = new int[found.Length];
        for (int row = 0; row < customers.Length; row++)
        {
            if (customers[row] >= 0 && levels[row] >= 0)
            {
                int position = positions[customers[row]];
                counts[(position * levelCount) + levels[row]]++;
                sizes[position]++;
            }
        }

        return new CustomerCounts(counts, sizes, found, levelCount);
    }

    private static int[] PositionsOf(ReadOnlySpan<int> customers, ReadOnlySpan<int> levels, out int[] found)
    {
        int highest = -1;
        foreach (int customer in customers)
        {
            highest = Math.Max(highest, customer);
        }

        int[] positions = new int[highest + 1];
        Array.Fill(positions, -1);
        found = new int[positions.Length];
        int count = 0;
        for (int row = 0; row < customers.Length; row++)
        {
            if (customers[row] >= 0 && levels[row] >= 0 && positions[customers[row]] < 0)
            {
                positions[customers[row]] = count;
                found[count++] = customers[row];
            }
        }

        Array.Resize(ref found, count);
        return positions;
    }
}
