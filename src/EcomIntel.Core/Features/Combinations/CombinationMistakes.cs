namespace EcomIntel;

/// <summary>What can be wrong with a ratio or a difference.</summary>
internal static class CombinationMistakes
{
    /// <summary>The mistake of operands that are no numbers; null where there is none.</summary>
    public static string? OfOperands(FeatureDefinition combination) =>
        (CategoryOf(combination.Operands!.Left) ?? CategoryOf(combination.Operands.Right)) is { } category
            ? $"The feature '{combination.Name}' is made of '{category}', which is a category and has no quantity. Use numbers, counts or money."
            : null;

    public static string Unknown(string combination, string operand) =>
        $"The feature '{combination}' is made of '{operand}', which was not added before it. Add that first, or correct the name.";

    private static string? CategoryOf(FeatureDefinition operand) => operand.Type == FeatureType.Category ? operand.Name : null;
}
