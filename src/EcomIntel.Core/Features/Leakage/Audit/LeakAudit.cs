using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// Checks by experiment that features do not see the future: rows drawn from the data are computed again, each from a dataset that ends with it
/// (the events strictly before it, and the row itself), and every value must be the same to the bit. Stateless; safe for any thread.
/// </summary>
public static class LeakAudit
{
    /// <summary>Audits a pipeline. It takes time in proportion to the sample times the transactions.</summary>
    /// <param name="pipeline">The fitted pipeline. What it learned is taken as it is, since <see cref="FeaturePipeline.Fit"/> looks at training rows alone.</param>
    /// <param name="dataset">The whole history.</param>
    /// <param name="sampleRows">How many rows to draw; all where the data has fewer. 100 by default.</param>
    /// <param name="seed">Decides which rows are drawn; 0 by default.</param>
    /// <param name="cancellationToken">Gives the audit up between rows.</param>
    /// <returns>The report.</returns>
    /// <remarks>
    /// A custom function that holds on to data of its own, such as totals of the whole history, gives the same value whatever the dataset ends with. To
    /// catch that too, use the overload that takes the pipeline's making.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sampleRows"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">The pipeline is not fitted.</exception>
    public static LeakAuditReport Run(
        FeaturePipeline pipeline, CommerceDataset dataset, int sampleRows = 100, long seed = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRows, 1);
        return Run(pipeline, _ => pipeline, dataset, sampleRows, seed, cancellationToken);
    }

    /// <summary>
    /// Audits a pipeline together with the data that its functions hold on to: for each drawn row it is made again from the dataset that ends with that
    /// row, so that a function which was prepared from the future gives another value.
    /// </summary>
    /// <param name="define">Makes the pipeline from a dataset, and always with the same definitions. Only the functions of a pipeline made again are used; what was learned stays as it is.</param>
    /// <param name="dataset">The whole history. A pipeline that comes unfitted is fitted to all of its rows.</param>
    /// <param name="sampleRows">How many rows to draw; all where the data has fewer. 100 by default.</param>
    /// <param name="seed">Decides which rows are drawn; 0 by default.</param>
    /// <param name="cancellationToken">Gives the audit up between rows.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sampleRows"/> is below 1.</exception>
    public static LeakAuditReport Run(
        Func<CommerceDataset, FeaturePipeline> define, CommerceDataset dataset, int sampleRows = 100, long seed = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(define);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRows, 1);
        FeaturePipeline made = define(dataset);
        FeaturePipeline pipeline = made.IsFitted || dataset.Transactions.Count == 0 ? made : made.Fit(dataset, RowSet.All(dataset.Transactions.Count));
        return Run(pipeline, known => pipeline.WithFunctionsOf(define(known)), dataset, sampleRows, seed, cancellationToken);
    }

    private static LeakAuditReport Run(
        FeaturePipeline pipeline, Func<CommerceDataset, FeaturePipeline> again, CommerceDataset dataset, int sampleRows, long seed, CancellationToken cancellationToken)
    {
        FeatureTable whole = pipeline.Transform(dataset, cancellationToken: cancellationToken);
        int[] sample = Sample(dataset.Transactions.Count, sampleRows, seed);
        List<LeakDifference>[] differences = [.. whole.Columns.Select(_ => new List<LeakDifference>())];
        foreach (int row in sample)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CommerceDataset known = KnownHistory.Of(dataset, row, out int place);
            FeatureTable past = again(known).Transform(known, cancellationToken: cancellationToken);
            for (int i = 0; i < differences.Length; i++)
            {
                FeatureColumn inTable = whole.Columns[i];
                FeatureColumn fromPast = past.Columns[i];
                if (!inTable.IsSameAt(row, fromPast, place))
                {
                    differences[i].Add(new LeakDifference(inTable.Name, row, dataset.Transactions.Ids[row], inTable.TextAt(row), fromPast.TextAt(place)));
                }
            }
        }

        ImmutableArray<string> declared = [.. whole.Columns.Where(column => column.Field.KnownFrom.HasFlag(Known.Future)).Select(column => column.Name)];
        return new LeakAuditReport(sample.Length, differences.Length, declared, [.. differences.SelectMany(ofFeature => ofFeature)]);
    }

    private static int[] Sample(int rows, int sampleRows, long seed)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        SeededRandom random = SeededRandom.For(seed, "leak_audit");
        random.Shuffle(order.AsSpan());
        return [.. order.Take(sampleRows).Order()];
    }
}
