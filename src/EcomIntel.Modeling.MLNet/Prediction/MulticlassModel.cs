using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>One model whose score is the vector of all probabilities.</summary>
internal sealed class MulticlassModel(ITransformer transformer) : ScoreModel([transformer])
{
    public override ReadProbabilities Open(ScoringRow row)
    {
        ValueGetter<VBuffer<float>> getter = Getter<VBuffer<float>>(Transformers[0], row);
        VBuffer<float> scores = default;
        float[] dense = [];
        return probabilities =>
        {
            getter(ref scores);
            Array.Resize(ref dense, probabilities.Length);
            scores.CopyTo(dense);
            double sum = 0;
            foreach (float score in dense)
            {
                sum += score;
            }

            // Singles add up to 1 only to six digits.
            for (int i = 0; i < dense.Length; i++)
            {
                probabilities[i] = dense[i] / sum;
            }
        };
    }
}
