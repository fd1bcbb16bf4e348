namespace EcomIntel;

/// <summary>Takes out rows, or only values, outside of a range. A missing value is in every range.</summary>
internal sealed class RangeRule(Field field, RangeBound? min, RangeBound? max, Violation violation) : CleaningRule(RuleNames.Of("range", field), field)
{
    public override BoundRule? Bind(RowFeed feed)
    {
        int slot = feed.SlotOf(Fields[0]);
        if (slot < 0)
        {
            return null;
        }

        FieldKind kind = feed.Slots[slot].Kind;
        if (kind is FieldKind.Text or FieldKind.TransactionKind)
        {
            throw new InvalidOperationException($"The rule {Name} does not fit: '{feed.Slots[slot].Column}' is a text. Declare the attribute as numeric.");
        }

        return kind == FieldKind.Number
            ? new OfNumbers(Name, slot, min, max, violation)
            : new OfUnits(Name, slot, min?.Lowest(kind) ?? long.MinValue, max?.Highest(kind) ?? long.MaxValue, violation);
    }

    private static void Report(string rule, CleaningRow row, InputLog log, int slot, Violation violation)
    {
        if (violation == Violation.MakeMissing)
        {
            log.Change(row, rule, slot, default);
        }
        else
        {
            log.Quarantine(row, rule, slot);
        }
    }

    private sealed class OfUnits(string name, int slot, long min, long max, Violation violation) : BoundRule(name)
    {
        public override void Apply(CleaningRow row, InputLog log)
        {
            Cell cell = row.Cells[slot];
            if (!cell.IsMissing && (cell.Bits < min || cell.Bits > max))
            {
                Report(Name, row, log, slot, violation);
            }
        }
    }

    private sealed class OfNumbers(string name, int slot, RangeBound? min, RangeBound? max, Violation violation) : BoundRule(name)
    {
        public override void Apply(CleaningRow row, InputLog log)
        {
            Cell cell = row.Cells[slot];
            double value = BitConverter.Int64BitsToDouble(cell.Bits);
            if (!cell.IsMissing && (min?.IsAbove(value) == true || max?.IsBelow(value) == true))
            {
                Report(Name, row, log, slot, violation);
            }
        }
    }
}
