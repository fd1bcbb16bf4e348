using System.Buffers;

namespace EcomIntel.Modeling;

/// <summary>Predicts many rows on all cores; the same numbers as row by row.</summary>
internal static class ForestBatch
{
    private const int BlockRows = 512;

    public static void Predict(ForestTrees trees, int classes, FeatureMatrix features, RowSet rows, Span<double> probabilities)
    {
        int count = rows.Count;
        if (count <= BlockRows)
        {
            PredictBlock(trees, features, rows.Rows, probabilities[..(count * classes)]);
            return;
        }

        // Threads cannot share a span of the caller's; they share an array that is copied once.
        double[] shared = ArrayPool<double>.Shared.Rent(count * classes);
        Parallel.For(0, (count + BlockRows - 1) / BlockRows, block =>
        {
            int start = block * BlockRows;
            int length = Math.Min(BlockRows, count - start);
            PredictBlock(trees, features, rows.Rows.Slice(start, length), shared.AsSpan(start * classes, length * classes));
        });
        shared.AsSpan(0, count * classes).CopyTo(probabilities);
        ArrayPool<double>.Shared.Return(shared);
    }

    private static void PredictBlock(ForestTrees trees, FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> probabilities)
    {
        int columns = features.Schema.Count;
        float[] values = ArrayPool<float>.Shared.Rent(rows.Length * columns);
        for (int i = 0; i < rows.Length; i++)
        {
            features.CopyRow(rows[i], values.AsSpan(i * columns, columns));
        }

        trees.Predict(values, columns, probabilities);
        ArrayPool<float>.Shared.Return(values);
    }
}
