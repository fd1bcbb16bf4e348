namespace EcomIntel;

/// <summary>Takes out returns and cancellations.</summary>
internal sealed class DropReturnsRule() : CleaningRule(RuleNames.Returns)
{
    public override BoundRule? Bind(RowFeed feed) => feed.Role == AttributeOwner.Transaction ? new Bound(Name, Math.Max(feed.SlotOf(Field.TransactionKind), feed.SlotOf(Field.Quantity))) : null;

    private sealed class Bound(string name, int slot) : BoundRule(name)
    {
        public override void Apply(CleaningRow row, InputLog log)
        {
            if (row.Kind() != TransactionKind.Sale)
            {
                log.Quarantine(row, Name, slot);
            }
        }
    }
}
