namespace EcomIntel.Insights;

/// <summary>
/// The mean over rows of which those of one customer belong together: the tool for questions of one's own. Stateless and safe for any thread.
/// </summary>
public static class CustomerMean
{
    /// <summary>Estimates a mean with its clustered standard error.</summary>
    /// <param name="values">A value for each row; NaN rows are left out.</param>
    /// <param name="customers">For each row its customer, counted from 0; rows with a negative one are left out.</param>
    /// <returns>
    /// The mean, its standard error by linearised customer scores (CR3; Bell and McCaffrey, 2002), and t with the effective number of customers − 1
    /// as degrees of freedom. NaN mean and no customers where no row is left.
    /// </returns>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static ClusteredEstimate Of(ReadOnlySpan<double> values, ReadOnlySpan<int> customers)
    {
        if (values.Length != customers.Length)
        {
            throw new ArgumentException($"There are {values.Length} values but {customers.Length} customers.", nameof(customers));
        }

        int[] rows = new int[HighestOf(customers) + 1];
        double[] sums = new double[rows.Length];
        long count = 0;
        double sum = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (customers[row] >= 0 && !double.IsNaN(values[row]))
            {
                rows[customers[row]]++;
                sums[customers[row]] += values[row];
                count++;
                sum += values[row];
            }
        }

        double mean = sum / count;
        double variance = 0;
        int distinct = 0;
        for (int customer = 0; customer < rows.Length; customer++)
        {
            if (rows[customer] > 0)
            {
                distinct++;
                double score = (sums[customer] - (rows[customer] * mean)) / (count - rows[customer]);
                variance += score * score;
            }
        }

        return new ClusteredEstimate(mean, Math.Sqrt(variance), count, distinct, EffectiveCustomers.Of(rows));
    }

    private static int HighestOf(ReadOnlySpan<int> customers)
    {
        int highest = -1;
        foreach (int customer in customers)
        {
            highest = Math.Max(highest, customer);
        }

        return highest;
    }
}
