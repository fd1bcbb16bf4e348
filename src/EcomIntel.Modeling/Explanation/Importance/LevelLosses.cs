namespace EcomIntel.Modeling;

/// <summary>
/// By how much each row's loss would rise (in nats) if one of its columns had another of its levels. The model predicts each level once;
/// permutations, which only exchange levels, then look losses up.
/// </summary>
internal sealed class LevelLosses
{
    private readonly double[] _rises;

    private LevelLosses(double[] rises, ColumnLevels levels)
    {
        _rises = rises;
        Levels = levels.Values.Length;
        LevelOfRow = levels.LevelOfRow;
    }

    public int Levels { get; }

    public int[] LevelOfRow { get; }

    public ReadOnlySpan<double> RisesOf(int row) => _rises.AsSpan(row * Levels, Levels);

    public static LevelLosses Of(IClassifier classifier, TrainingData held, int field, int maxLevels, ParallelOptions parallel)
    {
        ColumnLevels levels = ColumnLevels.Of(held.Features.Column(field), held.Schema.Fields[field].IsCategorical, maxLevels);
        int count = levels.Values.Length;
        double[] losses = new double[checked(held.RowCount * count)];
        RowSet all = RowSet.All(held.RowCount);
        Parallel.For(0, count, parallel, level =>
        {
            float[] column = new float[held.RowCount];
            Array.Fill(column, levels.Values[level]);
            double[] probabilities = new double[held.RowCount * held.Classes.Length];
            classifier.PredictBatch(held.Features.WithColumn(field, column), all, probabilities);
            for (int row = 0; row < column.Length; row++)
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
