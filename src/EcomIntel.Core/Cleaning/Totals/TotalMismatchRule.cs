namespace EcomIntel;

/// <summary>Holds totals against quantity × unit price, where all three are there.</summary>
internal sealed class TotalMismatchRule(decimal tolerance, TotalRepair repair) : CleaningRule(RuleNames.TotalMismatch, Field.Quantity, Field.UnitPrice, Field.Total)
{
    public override BoundRule? Bind(RowFeed feed)
    {
        int[] slots = [.. Fields.Select(feed.SlotOf)];
        return slots.Contains(-1) ? null : new Bound(Name, slots[0], slots[1], slots[2], decimal.ToInt64(decimal.Floor(tolerance * Money.Scale)), repair);
    }

    private sealed class Bound(string name, int quantity, int price, int total, long tolerance, TotalRepair repair) : BoundRule(name)
    {
        public override void Apply(CleaningRow row, InputLog log)
        {
            Cell[] cells = row.Cells;
            if (cells[quantity].IsMissing || cells[price].IsMissing || cells[total].IsMissing)
            {
                return;
            }

            Int128 product = (Int128)cells[quantity].Bits * cells[price].Bits;
            if (Int128.Abs(product - cells[total].Bits) <= tolerance)
            {
                return;
            }

            if (repair == TotalRepair.Recompute && product > long.MinValue && product <= long.MaxValue)
            {
                log.Change(row, Name, total, Cell.Of((long)product));
            }
            else
            {
                log.Quarantine(row, Name, total);
            }
        }
    }
}
