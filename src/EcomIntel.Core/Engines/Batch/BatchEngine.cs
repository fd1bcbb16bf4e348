using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>Computes whole columns, each on one thread, so that the result does not depend on the number of threads.</summary>
internal static class BatchEngine
{
    public static ImmutableArray<FeatureColumn> Compute(
        ImmutableArray<Feature> features, CommerceDataset dataset, LocalCalendar calendar, int maxDegreeOfParallelism, CancellationToken cancellationToken)
    {
        BatchContext batch = new(dataset, calendar);
        FeatureColumn[] columns = new FeatureColumn[features.Length];
        ExceptionDispatchInfo?[] errors = new ExceptionDispatchInfo?[features.Length];
        ParallelOptions options = new() { MaxDegreeOfParallelism = maxDegreeOfParallelism, CancellationToken = cancellationToken };
        Parallel.For(0, columns.Length, options, i =>
        {
            try
            {
                columns[i] = features[i].Compute(batch);
            }
#pragma warning disable CA1031 // Nothing is swallowed: the first feature's error is thrown below, whichever thread was first.
            catch (Exception error)
#pragma warning restore CA1031
            {
                errors[i] = ExceptionDispatchInfo.Capture(error);
            }
        });
        foreach (ExceptionDispatchInfo? error in errors)
        {
            error?.Throw();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(columns);
    }
}
