using System.Collections.Immutable;

namespace EcomIntel.Modeling.MLNet;

/// <summary>What one thread needs to predict with a model: a row to fill and ML.NET's getters over it.</summary>
internal sealed class Scorer
{
    private readonly ImmutableArray<int> _learnt;
    private readonly ReadProbabilities _read;
    private readonly double[] _learntProbabilities;

    public Scorer(MLNetClassifierParts parts)
    {
        _learnt = parts.Learnt;
        _learntProbabilities = new double[parts.Learnt.Length];
        Row = new ScoringRow(parts.InputSchema, parts.Layout.SlotCount);
        _read = parts.Model.Open(Row);
    }

    public ScoringRow Row { get; }

    /// <param name="probabilities">Receives one probability for each class, those that were not learnt included (0).</param>
    public void Score(Span<double> probabilities)
    {
        Row.Advance();
        _read(_learntProbabilities);
        probabilities.Clear();
        for (int i = 0; i < _learnt.Length; i++)
        {
            probabilities[_learnt[i]] = _learntProbabilities[i];
        }
    }
}
