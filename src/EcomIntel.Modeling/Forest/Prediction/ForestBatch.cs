using System.Buffers;

namespace EcomIntel.Modeling;

/// <summary>Predicts many rows on all cores; the same numbers as row by row.</summary>
internal static class ForestBatch
{
    private const int LeastRows = 64;
    private const int MostRows = 4_096;
    private const int LeastBytes = 24 << 10;
    private const int MostBytes = 512 << 10;

    public static void Predict(ForestTrees trees, ForestCalibration calibration, int classes, FeatureMatrix features, RowSet rows, Span<double> probabilities)
    {
        int count = rows.Count;

        int blockRows = BlockRows(trees);
        if (count <= blockRows)
        {
            PredictBlock(trees, calibration, classes, features, rows.Rows, probabilities[..(count * classes)]);
            return;
        }

        // Threads cannot share a span of the caller's; they share an array that is copied once.
        double[] shared = ArrayPool<double>.Shared.Rent(count * classes);
        Parallel.For(0, (count + blockRows - 1) / blockRows, block =>
        {
            int start = block * blockRows;
            int length = Math.Min(blockRows, count - start);
            PredictBlock(trees, calibration, classes, features, rows.Rows.Slice(start, length), shared.AsSpan(start * classes, length * classes));
        });
        shared.AsSpan(0, count * classes).CopyTo(probabilities);
        ArrayPool<double>.Shared.Return(shared);
    }

    /// <summary>
    /// A block's codes and sums stay in the cache while it goes through all trees, and a tree while the block goes through it; so the larger the trees, the larger the
    /// blocks.
    /// </summary>
    private static int BlockRows(ForestTrees trees)
    {
        (int codes, int sums) = trees.RoomFor(RowCode.Lanes);
        int rowBytes = (codes + (sums * sizeof(float))) / RowCode.Lanes;
        int rows = Math.Clamp(trees.TreeBytes * 2, LeastBytes, MostBytes) / rowBytes;
        return Math.Clamp(rows / RowCode.Lanes * RowCode.Lanes, LeastRows, MostRows);
    }

    private static void PredictBlock(ForestTrees trees, ForestCalibration calibration, int classes, FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> probabilities)
    {
        (int codeBytes, int sumFloats) = trees.RoomFor(rows.Length);
        byte[] codes = ArrayPool<byte>.Shared.Rent(codeBytes);
        float[] sums = ArrayPool<float>.Shared.Rent(sumFloats);
        trees.Predict(features, rows, codes.AsSpan(0, codeBytes), sums.AsSpan(0, sumFloats), probabilities);
        calibration.Apply(probabilities, classes);
        ArrayPool<byte>.Shared.Return(codes);
        ArrayPool<float>.Shared.Return(sums);
    }
}
