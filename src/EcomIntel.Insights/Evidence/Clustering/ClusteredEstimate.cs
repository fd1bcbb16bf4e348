namespace EcomIntel.Insights;

/// <summary>An estimate whose error was measured between customers, not between rows. Immutable; safe for any thread.</summary>
/// <param name="Value">The estimate, in the values' unit.</param>
/// <param name="StandardError">Its standard error, in the same unit.</param>
/// <param name="Rows">The rows it was made from.</param>
/// <param name="Customers">The customers that they belong to.</param>
/// <param name="EffectiveCustomers">How many customers of equal size would carry as much evidence: (Σn)² ÷ Σn².</param>
public sealed record ClusteredEstimate(double Value, double StandardError, long Rows, int Customers, double EffectiveCustomers)
{
    /// <summary>Student's 95% interval, with <see cref="EffectiveCustomers"/> − 1 degrees of freedom; null below two effective customers.</summary>
    public EffectInterval? Interval
    {
        get
        {
            if (EffectiveCustomers < 2 || !double.IsFinite(StandardError))
            {
                return null;
            }

            double width = Intervals.StudentCriticalValue(EffectiveCustomers - 1) * StandardError;
            return new EffectInterval(Value - width, Value + width);
        }
    }

    /// <summary>Tests whether the true value is another one (two-sided t test).</summary>
    /// <param name="expected">The value under test.</param>
    /// <returns>The p-value; null below two effective customers.</returns>
    public double? PValueAgainst(double expected)
    {
        if (EffectiveCustomers < 2 || !double.IsFinite(StandardError))
        {
            return null;
        }

        double difference = Value - expected;
        return difference == 0 ? 1 : PValues.Student(difference / StandardError, EffectiveCustomers - 1);
    }
}
