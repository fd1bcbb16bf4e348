using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Declared extra columns: found in the dataset when a pipeline is fitted, and again by name when it transforms.</summary>
internal static class AttributeFeatures
{
    /// <summary>The definition with what the dataset declares of it; null where the dataset has no such column.</summary>
    public static FeatureDefinition? Resolve(FeatureDefinition definition, CommerceDataset dataset) =>
        Find(dataset, definition.Name)?.Definition is { } declared ? FeatureDefinitions.Found(definition, declared.Owner, declared.Type) : null;

    public static Feature Compile(FeatureDefinition definition)
    {
        string name = definition.Name;
        AttributeOwner owner = definition.Owner ?? AttributeOwner.Transaction;
        return definition.Type == FeatureType.Category
            ? new CategoryFeature(definition, owner, dataset => Column(dataset, definition).Categories!, customer => LevelOf(customer, name))
            : new NumberFeature(definition, owner, dataset => Column(dataset, definition).Numbers, customer => NumberOf(customer, name));
    }

    private static string? LevelOf(Customer customer, string name) =>
        customer.Attributes.GetValueOrDefault(name) is { IsMissing: false } value ? value.ToString() : null;

    private static double NumberOf(Customer customer, string name) => customer.Attributes.GetValueOrDefault(name).Number ?? double.NaN;

    private static AttributeColumn Column(CommerceDataset dataset, FeatureDefinition definition)
    {
        AttributeColumn column = Find(dataset, definition.Name)
            ?? throw new SchemaMismatchException($"The dataset has no attribute '{definition.Name}', which the pipeline was fitted with. Declare it when the data is read.");
        FeatureType type = column.Definition.Type == AttributeType.Categorical ? FeatureType.Category : FeatureType.Number;
        return (column.Definition.Owner, type) == (definition.Owner, definition.Type)
            ? column
            : throw new SchemaMismatchException(
                $"The attribute '{definition.Name}' is the {column.Definition.Owner}'s {type} but the pipeline was fitted with the {definition.Owner}'s {definition.Type}. " +
                "Declare it as it was.");
    }

    private static AttributeColumn? Find(CommerceDataset dataset, string name) =>
        Find(dataset.Customers.Attributes, name) ?? Find(dataset.Products.Attributes, name) ?? Find(dataset.Transactions.Attributes, name);

    private static AttributeColumn? Find(ImmutableArray<AttributeColumn> columns, string name) => columns.FirstOrDefault(column => column.Definition.Name == name);
}
