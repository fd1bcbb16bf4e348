namespace EcomIntel;

/// <summary>Types and sources of features in words.</summary>
internal static class TypeText
{
    public static string Name(FeatureType type) => type switch
    {
        FeatureType.WholeNumber => "whole number",
        FeatureType.Count => "count",
        FeatureType.Money => "money",
        FeatureType.Number => "number",
        FeatureType.Category => "category",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This type has no name yet."),
    };

    public static string Name(Known knownFrom) =>
        string.Join(", ", Enum.GetValues<Known>().Where(flag => int.IsPow2((int)flag) && knownFrom.HasFlag(flag)).Select(flag => flag.ToString().ToLowerInvariant()));

    public static string StoredAs(FeatureDefinition definition) => definition.Type switch
    {
        FeatureType.WholeNumber => "Int8",
        FeatureType.Count => "Int64",
        FeatureType.Money => "Int64, ten-thousandths",
        FeatureType.Number => "Float64",
        FeatureType.Category => definition.Kind == FeatureKind.PriceBand ? "Int8, code of a level" : "Int32, code of a level",
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Type, "This type has no description yet."),
    };
}
