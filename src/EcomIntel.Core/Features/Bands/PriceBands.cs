using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>The names and the learning of price bands.</summary>
internal static class PriceBands
{
    public static ImmutableArray<string> Levels(ImmutableArray<decimal> edges)
    {
        if (edges.Length == 2)
        {
            return ["Low", "Medium", "High"];
        }

        string[] bounds = ["0", .. edges.Select(edge => edge.ToString("0.####", CultureInfo.InvariantCulture)), "∞"];
        return [.. Enumerable.Range(0, bounds.Length - 1).Select(i => $"[{bounds[i]},{bounds[i + 1]})")];
    }

    public static ImmutableArray<string> QuantileLevels(int count) => [.. Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"Q{i}"))];

    /// <summary>
    /// Learns the edges between bands of equal size: quantiles k/bands with linear interpolation (Hyndman and Fan's type 7), to ten-thousandths.
    /// None where prices do not differ or are all missing.
    /// </summary>
    public static ImmutableArray<decimal> Learn(TransactionTable transactions, RowSet rows, int bands)
    {
        List<long> prices = new(rows.Count);
        foreach (int row in rows.Rows)
        {
            if (transactions.UnitPrices[row] is >= 0 and var price)
            {
                prices.Add(price);
            }
        }

        prices.Sort();
        List<decimal> edges = [];
        for (int k = 1; k < bands && prices.Count > 0; k++)
        {
            decimal position = (decimal)(prices.Count - 1) * k / bands;
            int below = (int)position;
            decimal part = position - below;
            decimal units = part == 0 ? prices[below] : prices[below] + ((prices[below + 1] - prices[below]) * part);
            decimal edge = decimal.Round(units, 0, MidpointRounding.ToEven) / Money.Scale;
            if (edge * Money.Scale > prices[0] && (edges.Count == 0 || edge > edges[^1]))
            {
                edges.Add(edge);
            }
        }

        return [.. edges];
    }
}
