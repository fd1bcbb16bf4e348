namespace EcomIntel;

/// <summary>Turns definitions into features: the one place that knows which class computes which kind.</summary>
internal static class FeatureCompiler
{
    public static Feature Compile(FeatureDefinition definition, Func<FeatureRow, double>? function) => definition.Kind switch
    {
        FeatureKind.HourOfDay or FeatureKind.DayOfWeek or FeatureKind.Month => new CalendarFeature(definition),
        FeatureKind.TotalPrice => new AmountFeature(definition, transactions => transactions.TotalsArray),
        FeatureKind.UnitPrice => new AmountFeature(definition, transactions => transactions.UnitPriceColumn.Values),
        FeatureKind.Quantity => new QuantityFeature(definition),
        FeatureKind.PriceBand => new PriceBandFeature(definition),
        FeatureKind.Age => new NumberFeature(definition, AttributeOwner.Customer, dataset => dataset.Customers.Ages, customer => customer.Age ?? double.NaN),
        FeatureKind.Gender => new CategoryFeature(definition, AttributeOwner.Customer, dataset => dataset.Customers.Genders, customer => customer.Gender),
        FeatureKind.Location => new CategoryFeature(definition, AttributeOwner.Customer, dataset => dataset.Customers.Locations, customer => customer.Location),
        FeatureKind.ProductCategory => new CategoryFeature(definition, AttributeOwner.Product, dataset => dataset.Products.Categories, null),
        FeatureKind.Attribute => AttributeFeatures.Compile(definition),
        FeatureKind.Aggregate => AggregateFeatures.Compile(definition),
        FeatureKind.CustomerTotalSpent => new CustomerTotalFeature(definition),
        FeatureKind.Custom => new CustomFeature(definition, function!),
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Kind, "Unknown kind of feature."),
    };
}
