namespace EcomIntel;

/// <summary>Which column of a CSV file fills which field. Immutable; safe for any thread if its function is.</summary>
/// <param name="Field">The field to fill.</param>
/// <param name="Name">The column's name in the header, exactly as it is written there.</param>
/// <param name="Attribute">What the column is declared as, where the field is an extra one.</param>
/// <param name="Normalise">Turns the raw text into the text to be read, null being missing; it may be called once for all equal texts. Null to read the text as it is.</param>
public sealed record CsvColumn(Field Field, string Name, AttributeDefinition? Attribute = null, Func<string, string?>? Normalise = null);
