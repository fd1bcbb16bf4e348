namespace EcomIntel;

/// <summary>Turns definitions into features: the one place that knows which class computes which kind.</summary>
internal static class FeatureCompiler
{
    public static Feature Compile(FeatureDefinition definition, Func<FeatureRow, double>? function) => definition.Kind switch
    {
        FeatureKind.HourOfDay or FeatureKind.DayOfWeek or FeatureKind.Month => new CalendarFeature(definition),
        FeatureKind.TotalPrice => new AmountFeature(definition, batch => batch.Rows.MakeTotals(batch.Threads), (in moment) => moment.Total),
        FeatureKind.UnitPrice => new AmountFeature(definition, batch => batch.Rows.UnitPriceColumn.Values, (in moment) => moment.UnitPrice),
        FeatureKind.Quantity => new QuantityFeature(definition),
        FeatureKind.PriceBand => new PriceBandFeature(definition),
        FeatureKind.Age => new NumberFeature(definition, AttributeOwner.Customer, dataset => dataset.Customers.Ages, (in moment) => moment.Customer?.Age ?? double.NaN),
        FeatureKind.Gender => new CategoryFeature(definition, AttributeOwner.Customer, dataset => dataset.Customers.Genders, (in moment) => moment.Customer?.Gender),
        FeatureKind.Location => new CategoryFeature(definition, AttributeOwner.Customer, dataset => dataset.Customers.Locations, (in moment) => moment.Customer?.Location),
        FeatureKind.ProductCategory => new CategoryFeature(definition, AttributeOwner.Product, dataset => dataset.Products.Categories, (in moment) => moment.Product?.Category),
        FeatureKind.Attribute => AttributeFeatures.Compile(definition),
        FeatureKind.Aggregate => AggregateFeatures.Compile(definition),
        FeatureKind.CustomerTotalSpent => new CustomerTotalFeature(definition),
        FeatureKind.Custom => new CustomFeature(definition, function!),
        FeatureKind.HourOfDaySin or FeatureKind.HourOfDayCos => new CycleFeature(definition, FeatureKind.HourOfDay, first: 0, period: 24),
        FeatureKind.DayOfWeekSin or FeatureKind.DayOfWeekCos => new CycleFeature(definition, FeatureKind.DayOfWeek, first: 0, period: 7),
        FeatureKind.MonthSin or FeatureKind.MonthCos => new CycleFeature(definition, FeatureKind.Month, first: 1, period: 12),
        FeatureKind.IsHoliday or FeatureKind.DaysToHoliday => new HolidayFeature(definition),
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Kind, "Unknown kind of feature."),
    };
}
