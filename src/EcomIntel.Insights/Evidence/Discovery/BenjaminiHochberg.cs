namespace EcomIntel.Insights;

/// <summary>False-discovery control (Benjamini and Hochberg, 1995, "Controlling the False Discovery Rate", J. R. Statist. Soc. B 57).</summary>
internal static class BenjaminiHochberg
{
    /// <summary>Adjusts p-values to q-values: rejecting all with q ≤ α keeps the expected share of false rejections at or below α.</summary>
    public static double[] QValues(ReadOnlySpan<double> pValues)
    {
        int[] order = new int[pValues.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(pValues.ToArray(), order);
        double[] adjusted = new double[order.Length];
        double smallest = 1;
        for (int rank = order.Length; rank >= 1; rank--)
        {
            int i = order[rank - 1];
            smallest = Math.Min(smallest, pValues[i] * ((double)order.Length / rank));
            adjusted[i] = smallest;
        }

        return adjusted;
    }
}
