namespace EcomIntel.Core.Tests;

internal static class Pipelines
{
    /// <summary>Holidays among the rows of a random shop, the first of them the day on which the clock goes back; some rows are after the last.</summary>
    public static DateOnly[] Holidays { get; } = [new(2024, 11, 5), new(2024, 10, 27), new(2024, 11, 1)];

    public static FeaturePipelineBuilder BeforePurchase(string zone = "Europe/London") => new FeaturePipelineBuilder(zone)
        .AddHourOfDay().AddDayOfWeek().AddMonth().AddAge().AddGender().AddLocation().AddAttribute("tier").AddAttribute("income")
        .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
        .AddAggregates(By.Customer, Window.Days(3), a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
        .AddAggregates(By.Customer, Window.Hours(5), a => a.Sum(Measure.Spend).TimeSinceLast())
        .AddHourOfDayCycle().AddDayOfWeekCycle().AddMonthCycle().AddHolidays(Holidays).AddDaysToHoliday(Holidays)
        .AddRatio("spend_sum_by_customer_3d", "spend_sum_by_customer").AddRatio("income", "days_since_last_by_customer")
        .AddDifference("spend_sum_by_customer", "spend_sum_by_customer_3d").AddDifference("transaction_count_by_customer", "transaction_count_by_customer_3d")
        .AddDifference("age", "spend_mean_by_customer").AddDifference("days_to_holiday", "transaction_count_by_customer")
        .AddCustom("is_weekend", FeatureType.WholeNumber, Known.Moment, row => row.DayOfWeek >= 5 ? 1 : 0)
        .AddCustom("age_by_hour", FeatureType.Number, Known.Customer | Known.Moment, row => row.Customer?.Age * row.HourOfDay / 7.0 ?? double.NaN);

    public static FeaturePipelineBuilder All(string zone = "Europe/London") => BeforePurchase(zone)
        .AddTotalPrice().AddPriceBand().AddQuantity().AddUnitPrice().AddProductCategory().AddAttribute("channel").AddCustomerTotalSpent()
        .AddCustom("price_per_piece", FeatureType.Money, Known.Purchase, row => (double?)(row.Total / row.Quantity) ?? double.NaN);

    public static FeatureTable Transform(this FeaturePipelineBuilder builder, CommerceDataset dataset) =>
        builder.Build().Fit(dataset, RowSet.All(dataset.Transactions.Count)).Run(dataset);

    public static FeatureTable Run(this FeaturePipeline pipeline, CommerceDataset dataset) =>
        pipeline.Transform(dataset, cancellationToken: TestContext.Current.CancellationToken);
}
