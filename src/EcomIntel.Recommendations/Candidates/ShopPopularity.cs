using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EcomIntel.Recommendations;

/// <summary>
/// How often each product and category was sold, over the day and at each local hour. Shares at an hour are smoothed towards those of the day:
/// (lines at the hour + smoothing × share of the day) / (all lines at the hour + smoothing). Immutable; safe for any thread.
/// </summary>
public sealed partial class ShopPopularity
{
    /// <summary>The smoothing by default: an hour with 200 lines counts as much as the day.</summary>
    public const double DefaultSmoothing = 200;

    internal const int Hours = 24;

    private readonly LocalCalendar _calendar;
    private readonly FrozenDictionary<string, int> _positions;
    private readonly int[] _hourCounts;
    private readonly int[] _categoryOf;
    private readonly Lazy<PopularityShares>[] _shares;

    private ShopPopularity(string timeZone, double smoothing, ImmutableArray<Product> products, int[] hourCounts)
    {
        _calendar = LocalCalendar.For(timeZone);
        TimeZone = timeZone;
        Smoothing = smoothing;
        Products = products;
        Categories = [.. products.Select(product => product.Category!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _positions = products.Select((product, i) => KeyValuePair.Create(product.Id, i)).ToFrozenDictionary(StringComparer.Ordinal);
        _hourCounts = hourCounts;
        _categoryOf = [.. products.Select(product => CategoryCode(product.Category!))];
        PopularityShares day = PopularityShares.OfDay(this);
        Day = day;
        _shares = [.. Enumerable.Range(0, Hours).Select(hour => new Lazy<PopularityShares>(() => PopularityShares.OfHour(this, hour, day)))];
    }

    /// <summary>The IANA name of the zone whose hours count.</summary>
    public string TimeZone { get; }

    /// <summary>The lines with which the day weighs against an hour.</summary>
    public double Smoothing { get; }

    /// <summary>The products that can be recommended: those with a category, sold or not, by id in ordinal order.</summary>
    public ImmutableArray<Product> Products { get; }

    /// <summary>Their categories, in ordinal order.</summary>
    public ImmutableArray<string> Categories { get; }

    /// <summary>The lines that were counted.</summary>
    public long Lines => Day.Lines;

    internal PopularityShares Day { get; }

    /// <summary>Counts the sales among some rows. Returns, cancellations and products without a category are left out.</summary>
    /// <param name="dataset">The shop's data; all its products can be recommended.</param>
    /// <param name="rows">The rows to learn from: the training rows, where test rows are to be predicted.</param>
    /// <param name="timeZone">The IANA name of the zone whose hours count; <c>UTC</c> by default.</param>
    /// <param name="smoothing">The lines with which the day weighs against an hour; 200 by default, above 0.</param>
    /// <returns>The popularity.</returns>
    /// <exception cref="ArgumentException">The zone is unknown, a row is not in the dataset, or no product has a category.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not above 0.</exception>
    public static ShopPopularity Learn(CommerceDataset dataset, RowSet rows, string timeZone = "UTC", double smoothing = DefaultSmoothing)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(smoothing);
        TransactionTable table = dataset.Transactions;
        if (rows.Count > 0 && rows.Rows[^1] >= table.Count)
        {
            throw new ArgumentException($"Row {rows.Rows[^1]} is not one of the {table.Count} transactions. Give rows of this dataset.", nameof(rows));
        }

        int[] codes = [.. Enumerable.Range(0, dataset.Products.Count).Where(code => dataset.Products.Categories.Codes[code] >= 0)
            .OrderBy(code => dataset.Products[code].Id, StringComparer.Ordinal)];
        if (codes.Length == 0)
        {
            throw new ArgumentException("No product has a category, so none can be recommended by category.", nameof(dataset));
        }

        int[] positions = new int[dataset.Products.Count];
        Array.Fill(positions, -1);
        for (int i = 0; i < codes.Length; i++)
        {
            positions[codes[i]] = i;
        }

        LocalCalendar calendar = LocalCalendar.For(timeZone);
        int[] counts = new int[codes.Length * Hours];
        foreach (int row in rows.Rows)
        {
            int product = table.Products[row];
            if (product >= 0 && positions[product] >= 0 && table.Kinds[row] == TransactionKind.Sale)
            {
                counts[(positions[product] * Hours) + calendar.HourOfDay(table.Timestamps[row])]++;
            }
        }

        return new ShopPopularity(timeZone, smoothing, [.. codes.Select(code => dataset.Products[code])], counts);
    }

    internal int HourOf(DateTimeOffset moment) => _calendar.HourOfDay(EpochTime.ToMicroseconds(moment));

    internal PopularityShares At(int hour) => _shares[hour].Value;

    internal int PositionOf(string productId) => _positions.GetValueOrDefault(productId, -1);

    /// <summary>A category's position; negative where it has no product.</summary>
    internal int CategoryCode(string category) => Categories.AsSpan().BinarySearch(category, StringComparer.Ordinal);

    internal int CategoryOf(int product) => _categoryOf[product];

    internal ReadOnlySpan<int> HourCounts(int product) => _hourCounts.AsSpan(product * Hours, Hours);
}
