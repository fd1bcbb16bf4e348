namespace EcomIntel.Insights;

internal sealed record ExpectedValueJson(double Profit, double[]? Interval, double Margin, string Basis)
{
    public static ExpectedValueJson From(ExpectedValue value) =>
        new(value.Profit, value.Interval is { } interval ? [interval.Low, interval.High] : null, value.Margin, value.Basis);
}
