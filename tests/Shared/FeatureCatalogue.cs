namespace EcomIntel.Tests;

/// <summary>A pipeline that has every kind of feature, every aggregation and every key: what descriptions are tested on, and what docs/features.md shows.</summary>
internal static class FeatureCatalogue
{
    public static CommerceDataset Shop { get; } = CommerceDataset.FromRecords(
        [
            new Transaction("t1", new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero), "c1", "p1") { Quantity = 2, UnitPrice = 40m },
            new Transaction("t2", new DateTimeOffset(2025, 3, 9, 18, 30, 0, TimeSpan.Zero), "c1", "p1") { Quantity = 1, UnitPrice = 45m },
        ],
        [new Customer("c1", Age: 31, Gender: "F", Location: "Accra") { Attributes = Loyalty }],
        [new Product("p1", "Books")],
        [new AttributeDefinition("loyalty_tier", AttributeOwner.Customer)]);

    public static FeaturePipeline Pipeline { get; } = new FeaturePipelineBuilder("Africa/Accra")
        .AddHourOfDay().AddDayOfWeek().AddMonth().AddHourOfDayCycle().AddDayOfWeekCycle().AddMonthCycle()
        .AddHolidays([new DateOnly(2025, 3, 6), new DateOnly(2025, 12, 25)]).AddDaysToHoliday([new DateOnly(2025, 3, 6), new DateOnly(2025, 12, 25)])
        .AddAge().AddGender().AddLocation().AddAttribute("loyalty_tier")
        .AddQuantity().AddUnitPrice().AddTotalPrice().AddPriceBand().AddProductCategory()
        .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
        .AddAggregates(By.Customer, Window.Days(30), a => a.Count().Sum(Measure.Spend).Sum(Measure.Quantity).Mean(Measure.UnitPrice))
        .AddAggregates(By.Customer, a => a.First(Measure.Spend).Last(Measure.Spend).Share(Trait.Category, "Books").DistinctCount(Trait.Product).Mode(Trait.Category))
        .AddAggregates(By.Customer, Window.Last(5), a => a.Variance(Measure.Spend))
        .AddAggregates(By.Customer, Window.Decay(TimeSpan.FromDays(30)), a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend))
        .AddAggregates(By.Product, Window.Days(7), a => a.Count().Min(Measure.UnitPrice).Max(Measure.UnitPrice))
        .AddAggregates(By.Category, a => a.TimeSinceLast())
        .AddAggregates(By.Location, a => a.Mean(Measure.Spend))
        .AddAggregates(By.Hour, a => a.Count())
        .AddAggregates(By.Attribute("loyalty_tier"), a => a.Count())
        .AddAggregates(By.Custom("weekday", Known.Moment, row => row.Moment.DayOfWeek.ToString()), a => a.Sum(Measure.Spend))
        .AddRatio("spend_sum_by_customer_30d", "spend_sum_by_customer")
        .AddDifference("spend_sum_by_customer", "spend_sum_by_customer_30d")
        .AddCustomerTotalSpent()
        .AddCustom("is_weekend", FeatureType.WholeNumber, Known.Moment, row => row.DayOfWeek >= 5 ? 1 : 0)
        .Build().Fit(Shop, RowSet.All(2));

    private static System.Collections.Immutable.ImmutableDictionary<string, AttributeValue> Loyalty =>
        System.Collections.Immutable.ImmutableDictionary<string, AttributeValue>.Empty.Add("loyalty_tier", AttributeValue.Of("gold"));
}
