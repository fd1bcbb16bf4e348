using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel.Recommendations;

/// <summary>Says what a ranking was made from, with its numbers.</summary>
internal sealed class ReasonWriter(ShopPopularity popularity)
{
    /// <summary>Below it an hour is not called better than the day.</summary>
    private const double NotableRatio = 1.1;

    /// <summary>Fewer lines at an hour say nothing worth telling.</summary>
    private const int NotableLines = 30;

    public ImmutableArray<Reason> OfCategory(string category, int position, double? probability, CustomerProfile profile, int hour)
    {
        ImmutableArray<Reason>.Builder reasons = ImmutableArray.CreateBuilder<Reason>();
        double share = popularity.Day.Category(position);
        if (probability is { } expected)
        {
            reasons.Add(new Reason(ReasonKind.Model, expected, Text($"The model gives {category} {100 * expected:0}% for this customer now; {100 * share:0}% of all lines are of it.")));
        }

        if (profile.PurchasesByCategory.TryGetValue(category, out long bought) && bought > 0)
        {
            reasons.Add(new Reason(ReasonKind.BoughtBefore, bought, Text($"The customer bought {category} before: {Lines(bought)}.")));
        }

        int inCart = profile.Cart.Count(line => line.Category == category);
        if (inCart > 0)
        {
            reasons.Add(new Reason(ReasonKind.InCart, inCart, Text($"The cart holds {category}: {Lines(inCart)}.")));
        }

        double ratio = popularity.At(hour).Category(position) / share;
        if (IsNotable(hour, ratio))
        {
            reasons.Add(new Reason(ReasonKind.PopularAtHour, ratio, Text($"From {hour:00}:00 to {hour:00}:59 {category} has {ratio:0.0} times its share of the day.")));
        }

        return reasons.DrainToImmutable();
    }

    public ImmutableArray<Reason> OfProduct(int product, int hour)
    {
        ImmutableArray<Reason>.Builder reasons = ImmutableArray.CreateBuilder<Reason>();
        string category = popularity.Products[product].Category!;
        ReadOnlySpan<int> ranked = popularity.Day.Ranked(popularity.CategoryOf(product));
        int rank = ranked.IndexOf(product) + 1;
        reasons.Add(new Reason(ReasonKind.Popular, rank, Text($"Number {rank} of {ranked.Length} in {category} by lines sold.")));
        double ratio = popularity.At(hour).Product(product) / popularity.Day.Product(product);
        if (IsNotable(hour, ratio))
        {
            reasons.Add(new Reason(ReasonKind.PopularAtHour, ratio, Text($"From {hour:00}:00 to {hour:00}:59 it has {ratio:0.0} times its share of {category}.")));
        }

        return reasons.DrainToImmutable();
    }

    private static string Lines(long count) => count == 1 ? "1 line" : Text($"{count} lines");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private bool IsNotable(int hour, double ratio) => ratio >= NotableRatio && popularity.At(hour).Lines >= NotableLines;
}
