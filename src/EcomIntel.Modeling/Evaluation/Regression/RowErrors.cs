namespace EcomIntel.Modeling;

/// <summary>How far each evaluated row that has an amount was predicted wrong.</summary>
/// <param name="Errors">Prediction − amount.</param>
/// <param name="Deviations">Amount − mean amount of the rows.</param>
/// <param name="Bootstrap">Draws their customers.</param>
internal sealed record RowErrors(double[] Errors, double[] Deviations, ClusterBootstrap Bootstrap)
{
    private enum Sum
    {
        Rows,
        Error,
        Absolute,
        Square,
        Deviation,
        Spread,
        OtherAbsolute,
        OtherSquare,
        Count,
    }

    public static RowErrors Compute(IRegressor model, RegressionData data, RowSet rows)
    {
        RowSet known = AmountRows.Known(data, rows);
        double[] errors = new double[known.Count];
        model.PredictBatch(data.Features, known, errors);
        double[] deviations = new double[known.Count];
        int[] groups = new int[known.Count];
        double mean = AmountRows.Mean(data, known);
        for (int i = 0; i < errors.Length; i++)
        {
            double amount = data.Amounts[known.Rows[i]];
            errors[i] -= amount;
            deviations[i] = amount - mean;
            groups[i] = data.Groups.IsEmpty ? -1 : data.Groups[known.Rows[i]];
        }

        return new RowErrors(errors, deviations, new ClusterBootstrap(groups));
    }

    /// <summary>RMSE, mean absolute error, R² and bias; with another model's errors by how much RMSE and mean absolute error are lower than its.</summary>
    public Estimate[] Measure(RowErrors? other)
    {
        double[] sums = Sums(other);
        return Bootstrap.Measure(other is null ? 4 : 2, (times, results) =>
        {
            Span<double> drawn = stackalloc double[(int)Sum.Count];
            drawn.Clear();
            for (int cluster = 0; cluster < times.Length; cluster++)
            {
                ReadOnlySpan<double> own = sums.AsSpan(cluster * drawn.Length, drawn.Length);
                for (int sum = 0; sum < own.Length && times[cluster] > 0; sum++)
                {
                    drawn[sum] += times[cluster] * own[sum];
                }
            }

            Read(drawn, results);
        });
    }

    private static void Read(ReadOnlySpan<double> sums, Span<double> results)
    {
        double rows = sums[(int)Sum.Rows];
        double rmse = Math.Sqrt(sums[(int)Sum.Square] / rows);
        double absolute = sums[(int)Sum.Absolute] / rows;
        if (results.Length == 2)
        {
            (results[0], results[1]) = (Math.Sqrt(sums[(int)Sum.OtherSquare] / rows) - rmse, (sums[(int)Sum.OtherAbsolute] / rows) - absolute);
            return;
        }

        double spread = sums[(int)Sum.Spread] - (sums[(int)Sum.Deviation] * sums[(int)Sum.Deviation] / rows);
        double unexplained = spread > 1e-12 * sums[(int)Sum.Spread] ? sums[(int)Sum.Square] / spread : double.NaN;
        (results[0], results[1], results[2], results[3]) = (rmse, absolute, 1 - unexplained, sums[(int)Sum.Error] / rows);
    }

    private double[] Sums(RowErrors? other)
    {
        double[] sums = new double[Bootstrap.Count * (int)Sum.Count];
        for (int i = 0; i < Errors.Length; i++)
        {
            Span<double> own = sums.AsSpan(Bootstrap.ClusterOf(i) * (int)Sum.Count, (int)Sum.Count);
            own[(int)Sum.Rows]++;
            own[(int)Sum.Error] += Errors[i];
            own[(int)Sum.Absolute] += Math.Abs(Errors[i]);
            own[(int)Sum.Square] += Errors[i] * Errors[i];
            own[(int)Sum.Deviation] += Deviations[i];
            own[(int)Sum.Spread] += Deviations[i] * Deviations[i];
            own[(int)Sum.OtherAbsolute] += Math.Abs(other?.Errors[i] ?? 0);
            own[(int)Sum.OtherSquare] += other is null ? 0 : other.Errors[i] * other.Errors[i];
        }

        return sums;
    }
}
