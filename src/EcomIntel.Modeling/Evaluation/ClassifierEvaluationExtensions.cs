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
    /// <exception cref="LeakageException">The classes of scored rows share time with those trained on; see <see cref="TrainingData.EnsureApart"/>.</exception>
    public static Evaluation Evaluate(this IClassifier classifier, TrainingData data, RowSet rows, RowSet? trainedOn = null)
    {
        RowSet trained = Checked(classifier, data, rows, trainedOn);
        return new Evaluation(classifier, data, rows, trained, RowScores.Compute(classifier, data, rows));
    }

    /// <summary>Scores how well a model finds the rows of one class. With more than two classes it is that class against all others.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="data">Features and true classes.</param>
    /// <param name="rows">The rows to score; those without a class are skipped. There must be some of the class and some of another.</param>
    /// <param name="positive">The class; <c>yes</c> by default, as <see cref="Target.BuysWithin"/> and <see cref="Target.ChurnsWithin"/> name it.</param>
    /// <param name="trainedOn">The rows the model was trained on, whose share of the class is the baseline. Null (the default) takes all other rows of <paramref name="data"/>.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="ArgumentException">A row is not in the data, the model's classes are not the data's, or <paramref name="positive"/> is none of them.</exception>
    /// <exception cref="EcomIntelException">The rows are all of the class, or none is, so that there is nothing to find.</exception>
    /// <exception cref="SchemaMismatchException">The data does not have the model's columns.</exception>
    /// <exception cref="LeakageException">The classes of scored rows share time with those trained on; see <see cref="TrainingData.EnsureApart"/>.</exception>
    public static BinaryEvaluation EvaluateBinary(this IClassifier classifier, TrainingData data, RowSet rows, string positive = "yes", RowSet? trainedOn = null)
    {
        ArgumentNullException.ThrowIfNull(positive);
        RowSet trained = Checked(classifier, data, rows, trainedOn);
        int found = data.Classes.IndexOf(positive);
        if (found < 0)
        {
            throw new ArgumentException($"The class '{positive}' is not one of '{string.Join("', '", data.Classes)}'.", nameof(positive));
        }

        RowSet labelled = TrainingRows.Labelled(data, rows);
        double[] probabilities = new double[(long)labelled.Count * data.Classes.Length];
        classifier.PredictBatch(data.Features, labelled, probabilities);
        double[] ours = new double[labelled.Count];
        bool[] truths = new bool[labelled.Count];
        int[] groups = new int[labelled.Count];
        for (int i = 0; i < ours.Length; i++)
        {
            int row = labelled.Rows[i];
            (ours[i], truths[i]) = (probabilities[(i * data.Classes.Length) + found], data.Labels[row] == found);
            groups[i] = data.Groups.IsEmpty ? -1 : data.Groups[row];
        }

        if (!truths.AsSpan().Contains(true) || !truths.AsSpan().Contains(false))
        {
            throw new EcomIntelException($"{(truths[0] ? "All" : "None")} of the {truths.Length} rows to score are '{positive}', so there is nothing to find. Take more rows.");
        }

        long[] counts = TrainingRows.Counts(data, trained);
        return new BinaryEvaluation(classifier.Name, positive, ours, truths, groups, (double)counts[found] / counts.Sum());
    }

    private static RowSet Checked(IClassifier classifier, TrainingData data, RowSet rows, RowSet? trainedOn)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        TrainingRows.ThrowIfOutside(data, rows);
        TrainingRows.ThrowIfOutside(data, trainedOn ?? rows);
        TrainingRows.ThrowIfOtherClasses(classifier, data);
        if (TrainingRows.Labelled(data, rows).Count == 0)
        {
            throw new ArgumentException($"None of the {rows.Count} rows to score has a class.", nameof(rows));
        }

        RowSet trained = trainedOn ?? TrainingRows.Others(data.RowCount, rows, row => data.Labels[row] >= 0);
        data.EnsureApart(trained, rows);
        return trained;
    }
}
