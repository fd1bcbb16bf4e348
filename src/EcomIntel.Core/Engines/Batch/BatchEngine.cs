using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace EcomIntel;

/// <summary>Computes a pipeline's columns: row features range by range, aggregates group by group, each on all threads. The result does not depend on their number.</summary>
internal static class BatchEngine
{
    private const int RangeRows = 1 << 14;

    public static ImmutableArray<FeatureColumn> Compute(FeaturePlan plan, BatchContext batch)
    {
        ImmutableArray<Feature> features = plan.All;
        FeatureColumn[] columns = new FeatureColumn[features.Length];
        FillRows(features, batch, columns);
        foreach (AggregateGroup group in AggregateGroup.Of(features.OfType<AggregateFeature>()))
        {
            FeatureColumn[] made = group.Compute(batch.LookingBackOn(group.Over));
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

        for (int i = 0; i < columns.Length; i++)
        {
            if (features[i] is CombinedFeature feature)
            {
                ColumnFill fill = feature.Begin(columns[features.IndexOf(feature.Left)], columns[features.IndexOf(feature.Right)], batch);
                FillRanges([fill], batch);
                columns[i] = fill.Finish();
            }
        }

        return [.. plan.Columns.Select(feature => columns[features.IndexOf(feature)])];
    }

    private static void FillRows(ImmutableArray<Feature> features, BatchContext batch, FeatureColumn[] columns)
    {
        RowFeature[] rowFeatures = [.. features.OfType<RowFeature>()];
        ColumnFill[] fills = RowFeature.Begin(rowFeatures, batch);
        FillRanges(fills, batch);
        for (int i = 0; i < fills.Length; i++)
        {
            columns[features.IndexOf(rowFeatures[i])] = fills[i].Finish();
        }
    }

    /// <summary>A range's rows stay in a core's cache while all columns are filled. The error of the first range that has one is thrown.</summary>
    private static void FillRanges(ColumnFill[] fills, BatchContext batch)
    {
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
    }
}
