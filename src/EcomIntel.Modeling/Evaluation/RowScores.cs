namespace EcomIntel.Modeling;

/// <summary>The outcome of each evaluated row that has a class.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Labels">Their classes.</param>
/// <param name="Predicted">The likeliest classes.</param>
/// <param name="Losses">The log-loss of each row.</param>
/// <param name="Confidences">The probabilities of the likeliest classes.</param>
/// <param name="Squares">For each row the sum over classes of (probability − truth)².</param>
internal sealed record RowScores(int[] Rows, int[] Labels, int[] Predicted, double[] Losses, double[] Confidences, double[] Squares)
{
    public bool IsHit(int i) => Labels[i] == Predicted[i];

    public static RowScores Compute(IClassifier model, TrainingData data, RowSet rows)
    {
        RowSet labelled = TrainingRows.Labelled(data, rows);
        int classes = data.Classes.Length;
        double[] probabilities = new double[(long)labelled.Count * classes];
        model.PredictBatch(data.Features, labelled, probabilities);
        int[] labels = new int[labelled.Count];
        int[] predicted = new int[labelled.Count];
        double[] losses = new double[labelled.Count];
        double[] confidences = new double[labelled.Count];
        double[] squares = new double[labelled.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<double> row = probabilities.AsSpan(i * classes, classes);
            labels[i] = data.Labels[labelled.Rows[i]];
            predicted[i] = LogLoss.Likeliest(row);
            losses[i] = LogLoss.Of(row[labels[i]]);
            confidences[i] = row[predicted[i]];
            for (int k = 0; k < classes; k++)
            {
                double distance = row[k] - (k == labels[i] ? 1 : 0);
                squares[i] += distance * distance;
            }
        }

        return new RowScores(labelled.Rows.ToArray(), labels, predicted, losses, confidences, squares);
    }

    /// <summary>For each scored row its customer, or −1.</summary>
    public int[] GroupsIn(ReadOnlySpan<int> groups)
    {
        int[] result = new int[Rows.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = groups.IsEmpty ? -1 : groups[Rows[i]];
        }

        return result;
    }
}
