namespace EcomIntel.Insights;

/// <summary>How often each customer chose each level: what clustered tests of shares are computed from.</summary>
internal sealed class CustomerCounts
{
    private readonly int[] _counts;

    private CustomerCounts(int[] counts, int[] sizes, int[] customers, int levels)
    {
        _counts = counts;
        Customers = customers;
        Sizes = sizes;
        Levels = levels;
        Totals = new double[levels];
        for (int i = 0; i < counts.Length; i++)
        {
            Totals[i % levels] += counts[i];
            Total += counts[i];
        }
    }

    public int Levels { get; }

    /// <summary>The code of each customer that has any rows, in the order of <see cref="Sizes"/>.</summary>
    public int[] Customers { get; }

    /// <summary>The rows of each customer that has any.</summary>
    public int[] Sizes { get; }

    /// <summary>The rows of each level.</summary>
    public double[] Totals { get; }

    /// <summary>All rows.</summary>
    public long Total { get; }

    public ReadOnlySpan<int> Of(int customer) => _counts.AsSpan(customer * Levels, Levels);

    /// <summary>Counts rows; those with a negative customer or level are left out.</summary>
    public static CustomerCounts From(ReadOnlySpan<int> customers, ReadOnlySpan<int> levels, int levelCount)
    {
        Dictionary<int, int> positions = [];
        List<int> counts = [];
        List<int> sizes = [];
        List<int> found = [];
        for (int row = 0; row < customers.Length; row++)
        {
            if (customers[row] < 0 || levels[row] < 0)
            {
                continue;
            }

            if (!positions.TryGetValue(customers[row], out int position))
            {
                position = sizes.Count;
                positions.Add(customers[row], position);
                sizes.Add(0);
                found.Add(customers[row]);
                counts.AddRange(new int[levelCount]);
            }

            counts[(position * levelCount) + levels[row]]++;
            sizes[position]++;
        }

        return new CustomerCounts([.. counts], [.. sizes], [.. found], levelCount);
    }
}
