using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>A small table for people. Immutable; safe for any thread.</summary>
/// <param name="Title">What the table holds.</param>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The cells row by row, as many as there are headings.</param>
public sealed record DescriptionTable(string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<FormattableString>> Rows);
