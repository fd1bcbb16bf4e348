namespace EcomIntel.Modeling;

/// <summary>Evaluates any classifier of the contract.</summary>
public static class ClassifierEvaluationExtensions
{
    /// <summary>Scores a model on some rows.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="data">Features and true classes.</param>
    /// <param name="rows">The rows to score; those without a class are skipped.</param>
    /// <param name="trainedOn">
    /// The rows the model was trained on, which the baselines learn from and which tell seen customers from unseen. Null (the default) takes all other rows of
    /// <paramref name="data"/>, as after a split; where there are none, the evaluated rows, which flatters the baselines.
    /// </param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="ArgumentException">A row is not in the data, or no row has a class, or the model's classes are not the data's.</exception>
    /// <exception cref="SchemaMismatchException">The data does not have the model's columns.</exception>
    public static Evaluation Evaluate(this IClassifier classifier, TrainingData data, RowSet rows, RowSet? trainedOn = null)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        TrainingRows.ThrowIfOutside(data, rows);
        TrainingRows.ThrowIfOutside(data, trainedOn ?? rows);
        TrainingRows.ThrowIfOtherClasses(classifier, data);
        RowScores scores = RowScores.Compute(classifier, data, rows);
        if (scores.Labels.Length == 0)
        {
            throw new ArgumentException($"None of the {rows.Count} rows to score has a class.", nameof(rows));
        }

        return new Evaluation(classifier, data, rows, trainedOn ?? Others(data, rows), scores);
    }

    private static RowSet Others(TrainingData data, RowSet rows)
    {
        bool[] scored = new bool[data.RowCount];
        foreach (int row in rows.Rows)
        {
            scored[row] = true;
        }

        List<int> others = [];
        for (int row = 0; row < scored.Length; row++)
        {
            if (!scored[row] && data.Labels[row] >= 0)
            {
                others.Add(row);
            }
        }

        return others.Count > 0 ? RowSet.From([.. others]) : rows;
    }
}
