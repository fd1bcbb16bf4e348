using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>A frozen policy: the rules in order, and what becomes of text that is no value.</summary>
internal sealed record CleaningPolicy(ImmutableArray<CleaningRule> Rules, ImmutableDictionary<Field, Violation> Unparseable)
{
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static CleaningPolicy Default { get; } = new(
        [
            new RangeRule(Field.Timestamp, RangeBound.Of(Earliest), RangeBound.Of(Latest), Violation.Quarantine) { IsDefault = true },
            new RangeRule(Field.Age, RangeBound.Of(0m), RangeBound.Of(120m), Violation.Quarantine) { IsDefault = true },
            new RangeRule(Field.UnitPrice, RangeBound.Of(0m), null, Violation.Quarantine) { IsDefault = true },
        ],
        ImmutableDictionary<Field, Violation>.Empty);

    /// <summary>Refuses rules about fields that no input has: they would silently do nothing.</summary>
    public void Check(IEnumerable<Slot> slots)
    {
        HashSet<Field> known = [.. slots.Select(slot => slot.Field)];
        string[] idle = [.. Rules.Where(rule => !rule.IsDefault && rule.Fields.Any(field => !known.Contains(field))).Select(rule => rule.Name)];
        if (idle.Length > 0)
        {
            throw new InvalidOperationException($"No input has the fields of these cleaning rules: {string.Join(", ", idle)}. Map the fields, or remove the rules.");
        }
    }
}
