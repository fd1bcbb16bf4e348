using System.Buffers;

namespace EcomIntel.Modeling;

/// <summary>Predicts many rows on all cores; the same numbers as row by row.</summary>
internal static class ForestBatch
{
    private const int BlockRows = 256;
    private const int MostRoom = 1 << 20;

    public static void Predict(ForestTrees trees, ForestCalibration calibration, int classes, FeatureMatrix features, RowSet rows, Span<double> probabilities)
    {
        int count = rows.Count;

        // The codes of a block stay in the cache while it goes through all trees.
        int blockRows = Math.Clamp(MostRoom / trees.RoomFor(RowCode.Lanes).Codes * RowCode.Lanes, RowCode.Lanes, BlockRows);
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
