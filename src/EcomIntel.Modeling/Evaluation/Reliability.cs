using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>Compares how sure a model is with how often it is right.</summary>
internal static class Reliability
{
    private const int BinCount = 15;

    public static ImmutableArray<ReliabilityBin> Curve(RowScores scores)
    {
        int[] rows = new int[BinCount];
        double[] confidence = new double[BinCount];
        int[] hits = new int[BinCount];
        for (int i = 0; i < scores.Labels.Length; i++)
        {
            int bin = Math.Min(BinCount - 1, (int)(scores.Confidences[i] * BinCount));
            rows[bin]++;
            confidence[bin] += scores.Confidences[i];
            hits[bin] += scores.IsHit(i) ? 1 : 0;
        }

        return [.. Enumerable.Range(0, BinCount).Select(bin => new ReliabilityBin(
            (double)bin / BinCount,
            (bin + 1.0) / BinCount,
            rows[bin],
            rows[bin] > 0 ? confidence[bin] / rows[bin] : double.NaN,
            rows[bin] > 0 ? (double)hits[bin] / rows[bin] : double.NaN))];
    }

    /// <summary>The mean distance between confidence and accuracy, weighted by rows.</summary>
    public static double Error(ImmutableArray<ReliabilityBin> curve) =>
        curve.Where(bin => bin.Rows > 0).Sum(bin => bin.Rows * Math.Abs(bin.Confidence - bin.Accuracy)) / curve.Sum(bin => bin.Rows);
}
