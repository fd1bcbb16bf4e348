namespace EcomIntel;

/// <summary>A row that did not come into the dataset, with the first rule that took it. Immutable; safe for any thread.</summary>
/// <param name="Input">The input's name: the path of a file, or the name given.</param>
/// <param name="Row">The row's number in its input, 1 for the first after the header; blank lines are not counted.</param>
/// <param name="Column">The column at fault; null where the row as a whole is.</param>
/// <param name="Value">The text there; null where no column is at fault.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Raw">The whole row as it stood in the input.</param>
public sealed record QuarantinedRow(string Input, long Row, string? Column, string? Value, string Rule, string Raw);
