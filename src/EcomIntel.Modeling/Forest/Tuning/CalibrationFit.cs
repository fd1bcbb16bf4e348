namespace EcomIntel.Modeling;

/// <summary>
/// Fits p → (p + ε)^a, normalised, by out-of-bag log-loss. For a given ε it is a logistic model of one coefficient, so the loss is convex in a and Newton's
/// method finds its only minimum.
/// </summary>
internal static class CalibrationFit
{
    private const int LeastVoters = 20;
    private const int LeastRows = 50;
    private const int Steps = 30;
    private const int QuickRows = 4_000;
    private const double QuickOffset = 1e-3;
    private const double Ridge = 1e-9;
    private const double MinPower = 0.5;
    private const double MaxPower = 16;

    // What is gained must be more than chance: so many standard errors of the rows' gains.
    private const double Sure = 2;

    private static readonly double[] Offsets = [1e-5, 1e-4, 1e-3, 1e-2];

    /// <summary>Fits; no calibration where it would not lower the loss.</summary>
    public static ForestCalibration Run(OutOfBagPredictions predictions)
    {
        List<int> rows = [];
        for (int row = 0; row < predictions.RowCount; row++)
        {
            if (predictions.VotersOf(row) >= LeastVoters)
            {
                rows.Add(row);
            }
        }

        ForestCalibration best = ForestCalibration.None;
        if (rows.Count < LeastRows)
        {
            return best;
        }

        double bestLoss = double.PositiveInfinity;
        foreach (double offset in Offsets)
        {
            (double power, double loss) = FitPower(predictions, rows, offset);
            if (loss < bestLoss)
            {
                (best, bestLoss) = (new ForestCalibration(power, offset), loss);
            }
        }

        return IsSure(predictions, rows, best) ? best : ForestCalibration.None;
    }

    /// <summary>A rough fit to compare forests by: few rows, one offset, whatever the number of trees.</summary>
    public static ForestCalibration Quick(OutOfBagPredictions predictions)
    {
        List<int> rows = [];
        int step = Math.Max(1, predictions.RowCount / QuickRows);
        for (int row = 0; row < predictions.RowCount; row += step)
        {
            if (predictions.VotersOf(row) > 0)
            {
                rows.Add(row);
            }
        }

        return rows.Count < LeastRows ? ForestCalibration.None : new ForestCalibration(FitPower(predictions, rows, QuickOffset).Power, QuickOffset);
    }

    private static (double Power, double Loss) FitPower(OutOfBagPredictions predictions, List<int> rows, double offset)
    {
        double power = 1;
        double loss = double.PositiveInfinity;
        double[] logs = new double[rows.Count * predictions.ClassCount];
        for (int i = 0; i < rows.Count; i++)
        {
            ReadOnlySpan<double> raw = predictions.Of(rows[i]);
            for (int k = 0; k < raw.Length; k++)
            {
                logs[(i * raw.Length) + k] = Math.Log(raw[k] + offset);
            }
        }

        for (int step = 0; step < Steps; step++)
        {
            (double sum, double slope, double curve) = Losses(predictions, rows, logs, power);
            loss = sum;
            double next = Math.Clamp(power - Math.Clamp(slope / (curve + Ridge), -1, 1), MinPower, MaxPower);
            if (Math.Abs(next - power) < 1e-6)
            {
                break;
            }

            power = next;
        }

        return (power, loss);
    }

    private static (double Loss, double Slope, double Curve) Losses(OutOfBagPredictions predictions, List<int> rows, double[] logs, double power)
    {
        (double loss, double slope, double curve) = (0, 0, 0);
        int classes = predictions.ClassCount;
        for (int i = 0; i < rows.Count; i++)
        {
            ReadOnlySpan<double> x = logs.AsSpan(i * classes, classes);
            double highest = double.NegativeInfinity;
            foreach (double value in x)
            {
                highest = Math.Max(highest, value);
            }

            (double sum, double mean, double square) = (0, 0, 0);
            foreach (double value in x)
            {
                double e = Math.Exp(power * (value - highest));
                sum += e;
                mean += e * value;
                square += e * value * value;
            }

            mean /= sum;
            double own = x[predictions.LabelOf(rows[i])];
            double weight = predictions.WeightOf(rows[i]);
            loss += weight * (Math.Log(sum) - (power * (own - highest)));
            slope += weight * (mean - own);
            curve += weight * ((square / sum) - (mean * mean));
        }

        return (loss, slope, curve);
    }

    private static bool IsSure(OutOfBagPredictions predictions, List<int> rows, ForestCalibration calibration)
    {
        double[] calibrated = new double[predictions.ClassCount];
        (double sum, double squares) = (0, 0);
        foreach (int row in rows)
        {
            int label = predictions.LabelOf(row);
            double before = predictions.Of(row)[label];
            predictions.Of(row).CopyTo(calibrated);
            calibration.Apply(calibrated, calibrated.Length);
            double gain = predictions.WeightOf(row) * (LogLoss.Of(before) - LogLoss.Of(calibrated[label]));
            sum += gain;
            squares += gain * gain;
        }

        double mean = sum / rows.Count;
        double error = Math.Sqrt(Math.Max(0, (squares / rows.Count) - (mean * mean)) / rows.Count);
        return mean > Sure * error && mean > 1e-5;
    }
}
