using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// The features of every customer as of one moment: what a row of theirs at that moment would have. Made by <see cref="FeaturePipeline.Snapshot"/>;
/// rows are the dataset's customers in their order. Immutable; safe for any thread.
/// </summary>
public sealed class FeatureSnapshot : FeatureSet
{
    private readonly string[] _ids;

    internal FeatureSnapshot(CommerceDataset dataset, FeaturePipeline pipeline, DateTimeOffset asOf, string[] ids, ImmutableArray<FeatureColumn> columns)
        : base(dataset, pipeline, columns)
    {
        AsOf = asOf;
        _ids = ids;
    }

    /// <summary>The moment; the features see only events strictly before it.</summary>
    public DateTimeOffset AsOf { get; }

    /// <inheritdoc/>
    public override string RowIdName => Field.CustomerId.Name;

    /// <inheritdoc/>
    public override ReadOnlySpan<string> RowIds => _ids;

    /// <inheritdoc/>
    public override int RowCount => _ids.Length;
}
