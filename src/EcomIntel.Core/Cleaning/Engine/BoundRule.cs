namespace EcomIntel;

/// <summary>A rule at work on one input, with what it remembers of the rows before.</summary>
internal abstract class BoundRule(string name)
{
    public string Name { get; } = name;

    /// <summary>Whether it can begin only when the rules before it have seen every row.</summary>
    public virtual bool NeedsAllRows => false;

    /// <summary>Whether it compares rows by the hash of their raw fields.</summary>
    public virtual bool NeedsHash => false;

    public virtual void Apply(CleaningRow row, InputLog log) => throw new InvalidOperationException($"The rule {Name} needs all rows.");

    public virtual void Apply(List<CleaningRow> rows, InputLog log)
    {
        foreach (CleaningRow row in rows)
        {
            Apply(row, log);
        }
    }
}
