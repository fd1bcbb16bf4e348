namespace EcomIntel.Insights;

/// <summary>
/// Pearson's χ² test that levels have expected shares, for rows that come in clusters: the second-order correction of
/// Rao and Scott (1984, Annals of Statistics 12) in its F form (Thomas and Rao, 1987).
/// </summary>
internal static class RaoScott
{
    public static double PValue(ReadOnlySpan<double> totals, ReadOnlySpan<double> expectedShares, ShareCovariance covariance)
    {
        double rows = 0;
        foreach (double total in totals)
        {
            rows += total;
        }

        // The eigenvalues δ of the design effect matrix enter only by their sum and sum of squares.
        double pearson = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < totals.Length; i++)
        {
            double difference = (totals[i] / rows) - expectedShares[i];
            pearson += rows * difference * difference / expectedShares[i];
            sum += rows * covariance.Matrix[i, i] / expectedShares[i];
            for (int j = 0; j < totals.Length; j++)
            {
                double element = rows * covariance.Matrix[i, j];
                squares += element * element / (expectedShares[i] * expectedShares[j]);
            }
        }

        if (sum <= 0)
        {
            return pearson > 0 ? 0 : 1;
        }

        double degreesOfFreedom = sum * sum / squares;
        return PValues.Fisher(pearson / sum, degreesOfFreedom, degreesOfFreedom * covariance.DegreesOfFreedom);
    }
}
