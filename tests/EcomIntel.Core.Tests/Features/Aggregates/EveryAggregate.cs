namespace EcomIntel.Core.Tests;

/// <summary>Pipelines with each aggregation over each window that it has.</summary>
internal static class EveryAggregate
{
    public static Window[] Windows { get; } =
        [Window.Lifetime, Window.Days(3), Window.Hours(5), Window.Last(1), Window.Last(4), Window.Decay(TimeSpan.FromDays(2))];

    public static FeaturePipelineBuilder By(params By[] keys)
    {
        FeaturePipelineBuilder builder = new("Europe/London");
        foreach (By key in keys)
        {
            foreach (Window window in Windows)
            {
                builder.AddAggregates(key, window, a =>
                {
                    a.Count().Sum(Measure.Spend).Sum(Measure.Quantity).Mean(Measure.Spend);
                    if (window.HalfLife is null)
                    {
                        a.TimeSinceLast().Variance(Measure.Spend).Variance(Measure.Quantity)
                            .Min(Measure.Spend).Max(Measure.Spend).Min(Measure.Quantity).Max(Measure.UnitPrice)
                            .First(Measure.Spend).Last(Measure.Spend).First(Measure.UnitPrice).Last(Measure.Quantity)
                            .Share(Trait.Category, "category1").Share(Trait.Attribute("channel"), "web").Share(Trait.Product, "unheard of")
                            .DistinctCount(Trait.Product).DistinctCount(Trait.Order).DistinctCount(Trait.Location).DistinctCount(Trait.Attribute("tier"))
                            .Mode(Trait.Product).Mode(Trait.Category).Mode(Trait.Attribute("channel"));
                    }
                });
            }
        }

        return builder;
    }

    /// <summary>Checks a value of a column against the oracle: amounts, counts and levels exactly, numbers to 1e-11 of themselves.</summary>
    public static void Check(FeatureColumn column, int row, object? expected, string because)
    {
        switch (expected)
        {
            case null:
                column[row].Should().Be(double.NaN, because);
                break;
            case string level:
                column.LevelOf(row).Should().Be(level, because);
                break;
            case decimal amount when column.Field.Type == FeatureType.Money:
                Money.ToDecimal(column.Values<long>()[row]).Should().Be(amount, because);
                break;
            case int or decimal:
                column.Values<long>()[row].Should().Be(Convert.ToInt64(expected, System.Globalization.CultureInfo.InvariantCulture), because);
                break;
            case double number:
                column[row].Should().BeApproximately(number, Math.Max(1e-11, Math.Abs(number) * 1e-11), because);
                break;
        }
    }
}
