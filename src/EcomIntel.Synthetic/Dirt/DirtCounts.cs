namespace EcomIntel.Synthetic;

/// <summary>What a written file holds, so that a cleaning can be checked against it. Immutable; safe for any thread.</summary>
/// <param name="Rows">Rows below the header: good ones, copies and malformed ones.</param>
/// <param name="MissingCells">Empty cells in rows that are not malformed, copies included.</param>
/// <param name="Duplicates">Copies: rows equal to the one before.</param>
/// <param name="Malformed">Rows that cannot be read: no date, no number for quantity or price, or too few cells.</param>
public sealed record DirtCounts(long Rows, long MissingCells, long Duplicates, long Malformed);
