using System.Collections.Immutable;

namespace EcomIntel.Recommendations;

/// <summary>The shape of a popularity file.</summary>
internal sealed record PopularityFile(int Version, string TimeZone, double Smoothing, ImmutableArray<PopularProduct> Products)
{
    public string? Mistake()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            return $"its time zone '{TimeZone}' is unknown";
        }

        if (!(Smoothing > 0 && double.IsFinite(Smoothing)))
        {
            return $"its smoothing {Smoothing} is not above 0";
        }

        if (Products.IsDefaultOrEmpty)
        {
            return "it holds no products";
        }

        for (int i = 0; i < Products.Length; i++)
        {
            if (Products[i] is null || Products[i].Mistake() is not null)
            {
                return $"product {i} {Products[i]?.Mistake() ?? "is null"}";
            }

            if (i > 0 && string.CompareOrdinal(Products[i - 1].Id, Products[i].Id) >= 0)
            {
                return $"product '{Products[i].Id}' stands twice or out of order";
            }
        }

        return null;
    }
}
