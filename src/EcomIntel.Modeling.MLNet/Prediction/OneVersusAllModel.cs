using System.Collections.Immutable;
using Microsoft.ML;

namespace EcomIntel.Modeling.MLNet;

/// <summary>One binary model and its calibration for each class; probabilities are normalised.</summary>
internal sealed class OneVersusAllModel(ImmutableArray<ITransformer> transformers, ImmutableArray<PlattCalibration> calibrations) : ScoreModel(transformers)
{
    public ImmutableArray<PlattCalibration> Calibrations { get; } = calibrations;

    public override ReadProbabilities Open(ScoringRow row)
    {
        ValueGetter<float>[] getters = [.. Transformers.Select(transformer => Getter<float>(transformer, row))];
        return probabilities =>
        {
            double sum = 0;
            for (int i = 0; i < getters.Length; i++)
            {
                float score = 0;
                getters[i](ref score);
                probabilities[i] = Calibrations[i].Probability(score);
                sum += probabilities[i];
            }

            foreach (ref double probability in probabilities)
            {
                probability /= sum;
            }
        };
    }
}
