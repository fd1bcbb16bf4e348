namespace EcomIntel.Insights;

/// <summary>What each held-out row would cost the model (in nats) if one of its columns had another of its levels.</summary>
internal sealed class ColumnLosses
{
    // As in scikit-learn's log_loss: one sure mistake costs 36 nats, not infinity.
    private const double LeastProbability = 2.220446049250313e-16;

    private readonly double[] _losses;
    private readonly int _levels;

    private ColumnLosses(double[] losses, ColumnLevels levels)
    {
        _losses = losses;
        _levels = levels.Values.Length;
        LevelOfRow = levels.LevelOfRow;
    }

    public int Levels => _levels;

    public int[] LevelOfRow { get; }

    public double this[int row, int level] => _losses[(row * _levels) + level];

    public static ColumnLosses Of(IClassifier model, HeldOutRows rows, int field, ParallelOptions parallel)
    {
        ColumnLevels levels = ColumnLevels.Of(rows.Features.Column(field), rows.Features.Schema.Fields[field].IsCategorical);
        int classes = model.Classes.Length;
        int count = rows.Labels.Length;
        RowSet all = RowSet.All(count);
        double[] losses = new double[count * levels.Values.Length];
        Parallel.For(0, levels.Values.Length, parallel, level =>
        {
            float[] column = new float[count];
            Array.Fill(column, levels.Values[level]);
            double[] probabilities = new double[count * classes];
            model.PredictBatch(rows.Features.WithColumn(field, column), all, probabilities);
            for (int row = 0; row < count; row++)
            {
                double probability = probabilities[(row * classes) + rows.Labels[row]];
                losses[(row * levels.Values.Length) + level] = -Math.Log(Math.Max(probability, LeastProbability));
            }
        });
        return new ColumnLosses(losses, levels);
    }
}
