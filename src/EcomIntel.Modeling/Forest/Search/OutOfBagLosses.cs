namespace EcomIntel.Modeling;

/// <summary>The out-of-bag loss of each scored row, to compare forests row by row.</summary>
/// <param name="Losses">In nats; NaN where every tree drew the row.</param>
/// <param name="Weights">What each row counts.</param>
/// <param name="Groups">The customer of each row, −1 for a row on its own; empty where all are.</param>
internal sealed record OutOfBagLosses(double[] Losses, double[] Weights, int[] Groups)
{
    // What is gained must be more than chance: so many standard errors.
    private const double Sure = 2;

    public static OutOfBagLosses Of(OutOfBagPredictions predictions, int[] groups)
    {
        double[] losses = new double[predictions.RowCount];
        double[] weights = new double[losses.Length];
        for (int row = 0; row < losses.Length; row++)
        {
            losses[row] = predictions.VotersOf(row) > 0 ? LogLoss.Of(predictions.Of(row)[predictions.LabelOf(row)]) : double.NaN;
            weights[row] = predictions.WeightOf(row);
        }

        return new OutOfBagLosses(losses, weights, groups);
    }

    /// <summary>Whether these losses of the same rows are lower than the others' beyond chance, customers being independent and their rows not.</summary>
    public bool IsSurelyBelow(OutOfBagLosses others)
    {
        Dictionary<int, (double Gain, double Weight)> units = [];
        (double gain, double total) = (0, 0);
        for (int row = 0; row < Losses.Length; row++)
        {
            double difference = Weights[row] * (others.Losses[row] - Losses[row]);
            if (!double.IsNaN(difference))
            {
                // Rows on their own are told apart by negative numbers.
                int unit = Groups.Length > 0 && Groups[row] >= 0 ? Groups[row] : -1 - row;
                (double g, double w) = units.GetValueOrDefault(unit);
                units[unit] = (g + difference, w + Weights[row]);
                gain += difference;
                total += Weights[row];
            }
        }

        double mean = gain / total;
        double squares = 0;
        foreach ((double g, double w) in units.Values)
        {
            double residual = g - (mean * w);
            squares += residual * residual;
        }

        return mean > Sure * Math.Sqrt(squares) / total;
    }
}
