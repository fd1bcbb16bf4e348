using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace EcomIntel.Modeling.MLNet;

/// <summary>
/// A model trained by ML.NET behind the common contract. Immutable and safe for any thread, unlike ML.NET's <c>PredictionEngine</c>: each call
/// takes a scorer of its own from a pool, which grows to as many as predict at the same time. Make one and keep it. Predictions are the same for one row and for many.
/// </summary>
public sealed partial class MLNetClassifier : IClassifier
{
    private readonly MLNetClassifierParts _parts;
    private readonly ConcurrentBag<Scorer> _scorers = [];

    internal MLNetClassifier(string name, MLNetClassifierParts parts)
    {
        Name = name;
        _parts = parts;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public FeatureSchema Schema => _parts.Layout.Schema;

    /// <inheritdoc/>
    public ImmutableArray<string> Classes => _parts.Classes;

    internal ScoreModel Model => _parts.Model;

    /// <inheritdoc/>
    /// <remarks>A category code without a level counts as missing. FastForest and FastTree allocate nothing once warm; LightGBM about 2 KB a row, inside ML.NET.</remarks>
    public void Predict(ReadOnlySpan<float> row, Span<double> probabilities)
    {
        if (row.Length < Schema.Count)
        {
            throw new ArgumentException($"The row has {row.Length} values; the schema has {Schema.Count}.", nameof(row));
        }

        if (probabilities.Length < Classes.Length)
        {
            throw new ArgumentException($"There is room for {probabilities.Length} probabilities; there are {Classes.Length} classes.", nameof(probabilities));
        }

        Scorer scorer = Rent();
        _parts.Layout.Encode(row, scorer.Row.Slots);
        scorer.Score(probabilities[..Classes.Length]);
        _scorers.Add(scorer);
    }

    /// <inheritdoc/>
    public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(rows);
        Schema.EnsureMatches(features.Schema);
        if (probabilities.Length < (long)rows.Count * Classes.Length)
        {
            throw new ArgumentException($"There is room for {probabilities.Length} probabilities; {rows.Count} rows of {Classes.Length} classes are asked for.", nameof(probabilities));
        }

        Scorer scorer = Rent();
        for (int i = 0; i < rows.Count; i++)
        {
            _parts.Layout.Encode(features, rows.Rows[i], scorer.Row.Slots);
            scorer.Score(probabilities.Slice(i * Classes.Length, Classes.Length));
        }

        _scorers.Add(scorer);
    }

    // A scorer that threw is not put back.
    private Scorer Rent() => _scorers.TryTake(out Scorer? scorer) ? scorer : new Scorer(_parts);
}
