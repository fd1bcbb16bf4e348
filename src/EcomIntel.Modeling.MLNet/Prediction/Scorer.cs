using System.Collections.Immutable;

namespace EcomIntel.Modeling.MLNet;

/// <summary>What one thread needs to predict with a model: a row to fill and ML.NET's getters over it.</summary>
internal sealed class Scorer(ScoreModel model, ScoringRow row, ImmutableArray<int> learnt)
{
    private readonly ReadProbabilities _read = model.Open(row);
    private readonly double[] _learntProbabilities = new double[learnt.Length];

    public ScoringRow Row => row;

    /// <param name="probabilities">Receives one probability for each class, those that were not learnt included (0).</param>
    public void Score(Span<double> probabilities)
    {
        row.Advance();
        _read(_learntProbabilities);
        probabilities.Clear();
        for (int i = 0; i < learnt.Length; i++)
        {
            probabilities[learnt[i]] = _learntProbabilities[i];
        }
    }
}
