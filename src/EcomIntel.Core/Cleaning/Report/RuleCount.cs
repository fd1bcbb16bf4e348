namespace EcomIntel;

/// <summary>How often a rule acted. Immutable; safe for any thread.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Changed">Rows kept with a value that it changed.</param>
/// <param name="Quarantined">Rows that it took.</param>
public sealed record RuleCount(string Rule, long Changed, long Quarantined);
