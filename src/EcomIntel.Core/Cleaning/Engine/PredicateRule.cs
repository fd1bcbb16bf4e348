namespace EcomIntel;

/// <summary>A rule of the user's own: takes out the transactions that its function names.</summary>
internal sealed class PredicateRule(string name, Func<CleaningRow, bool> when) : CleaningRule(name)
{
    public override BoundRule? Bind(RowFeed feed) => feed.Role == AttributeOwner.Transaction ? new Bound(Name, when) : null;

    private sealed class Bound(string name, Func<CleaningRow, bool> when) : BoundRule(name)
    {
        public override void Apply(CleaningRow row, InputLog log)
        {
            if (when(row))
            {
                log.Quarantine(row, Name);
            }
        }
    }
}
