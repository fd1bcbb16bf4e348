using System.Globalization;
using System.Text;

namespace EcomIntel.Recommendations;

/// <summary>How well recommendations foresaw what was bought. Immutable; safe for any thread.</summary>
/// <param name="Lines">The lines that were foreseen, or not.</param>
/// <param name="Skipped">Lines left out because they are no sale or their product or its category is unknown.</param>
/// <param name="Customers">The independent customers among them; a line without a customer is one of its own.</param>
/// <param name="HitRate">The share of lines whose product was among those recommended.</param>
/// <param name="Ndcg">The mean of 1 / log2(1 + rank) of the product bought, 0 where it was not recommended (Järvelin and Kekäläinen, 2002, with one relevant product).</param>
/// <param name="CategoryHitRate">The share of lines whose category was among those recommended.</param>
/// <param name="CategoryNdcg">The same mean for the category bought.</param>
public sealed record ReplayReport(
    int Lines, int Skipped, int Customers, ReplayMeasure HitRate, ReplayMeasure Ndcg, ReplayMeasure CategoryHitRate, ReplayMeasure CategoryNdcg)
{
    /// <summary>Writes the figures as a table.</summary>
    /// <returns>Lines of text.</returns>
    public override string ToString() => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"Replay of {Lines} lines of {Customers} customers ({Skipped} skipped)\n")
        .Append(CultureInfo.InvariantCulture, $"{"",-20} {"model",8} {"popularity",12}   gain, with 95% interval by customer\n")
        .Append(CultureInfo.InvariantCulture, $"{HitRate}\n{Ndcg}\n{CategoryHitRate}\n{CategoryNdcg}\n")
        .ToString();
}
