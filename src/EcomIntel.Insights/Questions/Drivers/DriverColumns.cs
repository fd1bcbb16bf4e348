namespace EcomIntel.Insights;

/// <summary>The columns that every shop is asked about, as far as it has them.</summary>
internal static class DriverColumns
{
    public static void AddDefaults(FeaturePipelineBuilder pipeline, CommerceDataset dataset)
    {
        CustomerTable customers = dataset.Customers;
        if (customers.Ages.ContainsAnyInRange(double.MinValue, double.MaxValue))
        {
            pipeline.AddAge();
        }

        if (customers.Genders.Levels.Length > 0)
        {
            pipeline.AddGender();
        }

        if (customers.Locations.Levels.Length > 0)
        {
            pipeline.AddLocation();
        }

        foreach (AttributeColumn attribute in customers.Attributes)
        {
            pipeline.AddAttribute(attribute.Definition.Name);
        }

        pipeline.AddHourOfDay().AddDayOfWeek().AddMonth();
    }
}
