using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>One step of a cleaning policy: plain data until it is bound to an input.</summary>
internal abstract class CleaningRule(string name, params ImmutableArray<Field> fields)
{
    /// <summary>What the report calls it; one policy has a name once.</summary>
    public string Name { get; } = name;

    /// <summary>The fields that some input must have.</summary>
    public ImmutableArray<Field> Fields { get; } = fields;

    /// <summary>A default applies where its fields exist and is silent where they do not.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The rule's work on one input; null where it has none there.</summary>
    public abstract BoundRule? Bind(RowFeed feed);
}
