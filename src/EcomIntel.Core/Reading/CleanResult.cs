namespace EcomIntel;

/// <summary>A shop's data after cleaning, and what became of every row read. Immutable; safe for any thread.</summary>
/// <param name="Dataset">The kept rows in input order.</param>
/// <param name="Report">What became of every row.</param>
public sealed record CleanResult(CommerceDataset Dataset, CleaningReport Report);
