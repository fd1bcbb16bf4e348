namespace EcomIntel.Insights;

/// <summary>How many customers of equal size would carry as much evidence: (Σn)² ÷ Σn² (Kish, 1965).</summary>
internal static class EffectiveCustomers
{
    public static double Of(ReadOnlySpan<int> rowsOfEach)
    {
        double sum = 0;
        double squares = 0;
        foreach (int rows in rowsOfEach)
        {
            sum += rows;
            squares += (double)rows * rows;
        }

        return Of(sum, squares);
    }

    /// <summary>From the sum of the customers' rows and that of their squares.</summary>
    public static double Of(double sum, double squares) => squares > 0 ? sum * sum / squares : 0;

    public static double Of(ReadOnlySpan<double> sizeOfEach)
    {
        double sum = 0;
        double squares = 0;
        foreach (double size in sizeOfEach)
        {
            sum += size;
            squares += size * size;
        }

        return Of(sum, squares);
    }
}
