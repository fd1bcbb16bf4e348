using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>Computes a pipeline's columns: row features range by range, aggregates group by group, each on all threads. The result does not depend on their number.</summary>
internal static class BatchEngine
{
    private const int RangeRows = 1 << 14;

    public static ImmutableArray<FeatureColumn> Compute(ImmutableArray<Feature> features, BatchContext batch)
    {
        FeatureColumn[] columns = new FeatureColumn[features.Length];
        FillRows(features, batch, columns);
        foreach (AggregateGroup group in AggregateGroup.Of(features.OfType<AggregateFeature>()))
        {
            FeatureColumn[] made = group.Compute(batch);
            for (int i = 0; i < made.Length; i++)
            {
                columns[features.IndexOf(group.Features[i])] = made[i];
            }
        }

        for (int i = 0; i < columns.Length; i++)
        {
            if (features[i] is ColumnFeature feature)
            {
                columns[i] = feature.Compute(batch);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(columns);
    }

    /// <summary>A range's rows stay in a core's cache while all row features are filled. The error of the first range that has one is thrown.</summary>
    private static void FillRows(ImmutableArray<Feature> features, BatchContext batch, FeatureColumn[] columns)
    {
        RowFeature[] rowFeatures = [.. features.OfType<RowFeature>()];
        ColumnFill[] fills = RowFeature.Begin(rowFeatures, batch);
        ExceptionDispatchInfo?[] errors = new ExceptionDispatchInfo?[(batch.RowCount + RangeRows - 1) / RangeRows];
        Parallel.For(0, errors.Length, batch.Options, range =>
        {
            try
            {
                foreach (ColumnFill fill in fills)
                {
                    fill.Fill(range * RangeRows, Math.Min((range + 1) * RangeRows, batch.RowCount));
                }
            }
#pragma warning disable CA1031 // Nothing is swallowed: the first range's error is thrown below, whichever thread was first.
            catch (Exception error)
#pragma warning restore CA1031
            {
                errors[range] = ExceptionDispatchInfo.Capture(error);
            }
        });
        foreach (ExceptionDispatchInfo? error in errors)
        {
            error?.Throw();
        }

        for (int i = 0; i < fills.Length; i++)
        {
            columns[features.IndexOf(rowFeatures[i])] = fills[i].Finish();
        }
    }
}
