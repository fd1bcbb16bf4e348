using System.Runtime.InteropServices;

namespace EcomIntel.Insights;

/// <summary>How many joint orders chance would give.</summary>
/// <param name="Count">The number; NaN where nothing can be expected.</param>
/// <param name="RelativeVariance">The variance of its logarithm: it comes from counts, too.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PairExpectation(double Count, double RelativeVariance)
{
    /// <summary>From the slots of one product without the other, of the other without the one, and of neither: what keeps their cross ratio at so much.</summary>
    public static PairExpectation Of(double left, double right, double neither, double ratio) => left > 0 && right > 0 && neither > 0
        ? new PairExpectation(left * right / neither * ratio, (1 / left) + (1 / right) + (1 / neither))
        : new PairExpectation(double.NaN, double.NaN);
}
