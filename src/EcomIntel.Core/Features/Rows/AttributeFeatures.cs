using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Declared extra columns: found in the dataset when a pipeline is fitted, and again by name when it transforms.</summary>
internal static class AttributeFeatures
{
    /// <summary>The definition with what the dataset declares of it; null where the dataset has no such column.</summary>
    public static FeatureDefinition? Resolve(FeatureDefinition definition, CommerceDataset dataset) =>
        Find(dataset, definition.Name)?.Definition is { } declared ? FeatureDefinitions.Found(definition, declared.Owner, declared.Type) : null;

    /// <summary>The key of an attribute with the owner that the dataset declares; null with the reason where the dataset has no such categorical column.</summary>
    public static By? ResolveKey(By key, CommerceDataset dataset, out string? mistake)
    {
        AttributeDefinition? declared = Find(dataset, key.Name)?.Definition;
        mistake = declared switch
        {
            null => $"The dataset has no attribute '{key}' to gather by. Declare it when the data is read, or leave its aggregates out.",
            { Type: AttributeType.Numeric } => $"The attribute '{key}' is a number, and events are gathered by categories. Declare it categorical, or make a key of it by By.Custom.",
            _ => null,
        };
        return mistake is null ? key.OwnedBy(declared!.Owner) : null;
    }

    /// <summary>The levels of an attribute that events are gathered by.</summary>
    public static CategoryColumn KeyColumn(CommerceDataset dataset, By key) => Column(dataset, key.Name, key.Owner, FeatureType.Category).Categories!;

    public static Feature Compile(FeatureDefinition definition)
    {
        string name = definition.Name;
        AttributeOwner owner = definition.Owner ?? AttributeOwner.Transaction;
        return definition.Type == FeatureType.Category
            ? new CategoryFeature(definition, owner, dataset => Column(dataset, name, definition.Owner, FeatureType.Category).Categories!, (in moment) => LevelOf(moment, owner, name))
            : new NumberFeature(definition, owner, dataset => Column(dataset, name, definition.Owner, FeatureType.Number).Numbers, (in moment) => ValueOf(moment, owner, name).Number ?? double.NaN);
    }

    /// <summary>The level of a categorical column that the records of a row give; null where it is missing.</summary>
    public static string? LevelOf(in OnlineMoment moment, AttributeOwner owner, string name) =>
        ValueOf(moment, owner, name) is { IsMissing: false } value ? value.ToString() : null;

    private static AttributeValue ValueOf(in OnlineMoment moment, AttributeOwner owner, string name) => (owner switch
    {
        AttributeOwner.Customer => moment.Customer?.Attributes,
        AttributeOwner.Product => moment.Product?.Attributes,
        _ => moment.Purchase?.Attributes,
    })?.GetValueOrDefault(name) ?? default;

    private static AttributeColumn Column(CommerceDataset dataset, string name, AttributeOwner? owner, FeatureType expected)
    {
        AttributeColumn column = Find(dataset, name)
            ?? throw new SchemaMismatchException($"The dataset has no attribute '{name}', which the pipeline was fitted with. Declare it when the data is read.");
        FeatureType type = column.Definition.Type == AttributeType.Categorical ? FeatureType.Category : FeatureType.Number;
        return (column.Definition.Owner, type) == (owner, expected)
            ? column
            : throw new SchemaMismatchException(
                $"The attribute '{name}' is the {column.Definition.Owner}'s {type} but the pipeline was fitted with the {owner}'s {expected}. " +
                "Declare it as it was.");
    }

    public static AttributeColumn? Find(CommerceDataset dataset, string name) =>
        Find(dataset.Customers.Attributes, name) ?? Find(dataset.Products.Attributes, name) ?? Find(dataset.Transactions.Attributes, name);

    private static AttributeColumn? Find(ImmutableArray<AttributeColumn> columns, string name) => columns.FirstOrDefault(column => column.Definition.Name == name);
}
