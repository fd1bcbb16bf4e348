namespace EcomIntel.Insights;

/// <summary>Whether the probabilities of the model behind the driver claims come true, for customers it has never seen.</summary>
internal static class DriverCalibration
{
    private const int Bins = 10;

    /// <summary>Each row counts once for each class: the class came true or not. Bins of few predictions are left out.</summary>
    public static CalibrationChart Chart(IClassifier model, TrainingData data, RowSet rows, int minimumGroup)
    {
        double[] probabilities = new double[rows.Count * data.Classes.Length];
        model.PredictBatch(data.Features, rows, probabilities);
        List<double>[] outcomes = [.. Enumerable.Range(0, Bins).Select(_ => new List<double>())];
        List<int>[] customers = [.. Enumerable.Range(0, Bins).Select(_ => new List<int>())];
        double[] sums = new double[Bins];
        for (int i = 0; i < probabilities.Length; i++)
        {
            int row = rows.Rows[i / data.Classes.Length];
            int bin = Math.Min(Bins - 1, (int)(probabilities[i] * Bins));
            outcomes[bin].Add(data.Labels[row] == i % data.Classes.Length ? 1 : 0);
            customers[bin].Add(data.Groups[row]);
            sums[bin] += probabilities[i];
        }

        return new CalibrationChart
        {
            Title = $"Do the model's probabilities come true?",
            Unit = "share of times that it happened",
            Format = ValueFormat.Share,
            Note = $"Customers held out of training; each category of each line is one prediction.",
            Points = [.. Enumerable.Range(0, Bins).Where(bin => customers[bin].Distinct().Count() >= minimumGroup).Select(bin => Point(outcomes[bin], customers[bin], sums[bin]))],
        };
    }

    private static CalibrationPoint Point(List<double> outcomes, List<int> customers, double sum)
    {
        ClusteredEstimate share = CustomerMean.Of(outcomes.ToArray(), customers.ToArray());
        return new CalibrationPoint(sum / outcomes.Count, share.Value, outcomes.Count, share.Interval is { } interval ? new EffectInterval(Math.Max(0, interval.Low), Math.Min(1, interval.High)) : null);
    }
}
