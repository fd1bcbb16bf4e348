namespace EcomIntel;

/// <summary>A value that cleaning changed in a row that was kept. Immutable; safe for any thread.</summary>
/// <param name="Input">The input's name: the path of a file, or the name given.</param>
/// <param name="Row">The row's number in its input, 1 for the first after the header.</param>
/// <param name="Column">The column.</param>
/// <param name="Before">The text before; empty where it was missing.</param>
/// <param name="After">The value after, as invariant text; empty where it is missing now.</param>
/// <param name="Rule">The rule's name.</param>
public sealed record ChangedValue(string Input, long Row, string Column, string Before, string After, string Rule);
