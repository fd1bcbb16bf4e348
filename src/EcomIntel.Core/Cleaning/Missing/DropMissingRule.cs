namespace EcomIntel;

/// <summary>Takes out rows that lack a value.</summary>
internal sealed class DropMissingRule(Field field) : CleaningRule(RuleNames.Of("missing", field), field)
{
    public override BoundRule? Bind(RowFeed feed) => feed.SlotOf(Fields[0]) is var slot and >= 0 ? new Bound(Name, slot) : null;

    private sealed class Bound(string name, int slot) : BoundRule(name)
    {
        public override void Apply(CleaningRow row, InputLog log)
        {
            if (row.Cells[slot].IsMissing)
            {
                log.Quarantine(row, Name, slot);
            }
        }
    }
}
