namespace EcomIntel;

/// <summary>What one raw column looks like, over all rows. Immutable; safe for any thread.</summary>
/// <param name="Name">The column's name in the input.</param>
/// <param name="Missing">Rows without a value there: an empty or white text, one of the map's missing texts, or a row that is too short.</param>
/// <param name="Numbers">The statistics of a column whose values are all numbers; null for any other.</param>
public sealed record ColumnInspection(string Name, long Missing, NumericSummary? Numbers);
