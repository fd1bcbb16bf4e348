namespace EcomIntel.Modeling;

/// <summary>
/// By how much each row's loss would rise (in nats) if one of its columns, or several that go together, had another of their levels. The model predicts each level once;
/// permutations, which only exchange levels, then look losses up.
/// </summary>
internal sealed class LevelLosses
{
    private readonly double[] _rises;

    private LevelLosses(double[] rises, JointLevels levels)
    {
        _rises = rises;
        Levels = levels.Count;
        LevelOfRow = levels.LevelOfRow;
    }

    public int Levels { get; }

    public int[] LevelOfRow { get; }

    public ReadOnlySpan<double> RisesOf(int row) => _rises.AsSpan(row * Levels, Levels);

    public static LevelLosses Of(IClassifier classifier, TrainingData held, int[] fields, int maxLevels, ParallelOptions parallel)
    {
        JointLevels levels = JointLevels.Of(held, fields, maxLevels);
        int count = levels.Count;
        double[] losses = new double[checked(held.RowCount * count)];
        RowSet all = RowSet.All(held.RowCount);
        Parallel.For(0, count, parallel, level =>
        {
            FeatureMatrix features = held.Features;
            for (int i = 0; i < fields.Length; i++)
            {
                float[] column = new float[held.RowCount];
                Array.Fill(column, levels.ValueOf(i, level));
                features = features.WithColumn(fields[i], column);
            }

            double[] probabilities = new double[held.RowCount * held.Classes.Length];
            classifier.PredictBatch(features, all, probabilities);
            for (int row = 0; row < held.RowCount; row++)
            {
                losses[(row * count) + level] = LogLoss.Of(probabilities[(row * held.Classes.Length) + held.Labels[row]]);
            }
        });
        for (int row = 0; row < held.RowCount; row++)
        {
            Span<double> own = losses.AsSpan(row * count, count);
            double actual = own[levels.LevelOfRow[row]];
            foreach (ref double loss in own)
            {
                loss -= actual;
            }
        }

        return new LevelLosses(losses, levels);
    }
}
