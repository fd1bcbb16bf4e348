using System.Buffers;

namespace EcomIntel.Modeling;

/// <summary>Predicts many rows on all cores; the same numbers as row by row.</summary>
internal static class ForestBatch
{
    // Below a part of a group of rows, each on its own is faster.
    private const int FewRows = 12;

    private const int MostRows = 4_096;

    // What a block's codes and sums may take, so that they stay in the cache while it goes through all trees.
    private const int BlockBytes = 192 << 10;

    public static void Predict(ForestTrees trees, ForestCalibration calibration, int classes, FeatureMatrix features, RowSet rows, Span<double> probabilities)
    {
        int count = rows.Count;
        int blockRows = BlockRows(trees, count);
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

    /// <summary>As many as the cache holds, but enough blocks for all cores.</summary>
    private static int BlockRows(ForestTrees trees, int count)
    {
        (int codes, int sums) = trees.RoomFor(RowCode.Lanes);
        int groups = BlockBytes / (codes + (sums * sizeof(float)));
        int share = count / (RowCode.Lanes * Environment.ProcessorCount);
        return Math.Clamp(Math.Min(groups, share), 1, MostRows / RowCode.Lanes) * RowCode.Lanes;
    }

    private static void PredictBlock(ForestTrees trees, ForestCalibration calibration, int classes, FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> probabilities)
    {
        (int codeBytes, int sumFloats) = trees.RoomFor(rows.Length);
        byte[] codes = ArrayPool<byte>.Shared.Rent(codeBytes);
        float[] sums = ArrayPool<float>.Shared.Rent(sumFloats);
        if (rows.Length < FewRows)
        {
            PredictEach(trees, features, rows, codes, sums, probabilities);
        }
        else
        {
            trees.Predict(features, rows, codes.AsSpan(0, codeBytes), sums.AsSpan(0, sumFloats), probabilities);
        }

        calibration.Apply(probabilities, classes);
        ArrayPool<byte>.Shared.Return(codes);
        ArrayPool<float>.Shared.Return(sums);
    }

    private static void PredictEach(ForestTrees trees, FeatureMatrix features, ReadOnlySpan<int> rows, Span<byte> codes, Span<float> sums, Span<double> probabilities)
    {
        int classes = probabilities.Length / Math.Max(1, rows.Length);
        float[] row = ArrayPool<float>.Shared.Rent(features.Schema.Count);
        Span<float> values = row.AsSpan(0, features.Schema.Count);
        for (int i = 0; i < rows.Length; i++)
        {
            features.CopyRow(rows[i], values);
            trees.Predict(values, codes, sums, probabilities.Slice(i * classes, classes));
        }

        ArrayPool<float>.Shared.Return(row);
    }
}
