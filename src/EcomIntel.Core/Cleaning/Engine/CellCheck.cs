using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>What comes before all rules: text that is no value of its column, required values that are missing, and values that reading had to move.</summary>
internal sealed class CellCheck(RowFeed feed, ImmutableDictionary<Field, Violation> unparseable)
{
    private readonly bool[] _required = [.. feed.Slots.Select(slot => IsRequired(slot.Field, feed.Role))];
    private readonly bool[] _makeMissing = [.. feed.Slots.Select(slot => unparseable.GetValueOrDefault(slot.Field) == Violation.MakeMissing)];

    public void Apply(CleaningRow row, InputLog log)
    {
        for (int slot = 0; slot < row.Cells.Length && !row.Quarantined; slot++)
        {
            ref readonly Cell cell = ref row.Cells[slot];
            switch (cell.State)
            {
                case CellState.Bad when _makeMissing[slot]:
                    log.Change(row, RuleNames.Unparseable, slot, default);
                    break;
                case CellState.Bad:
                    log.Quarantine(row, RuleNames.Unparseable, slot);
                    break;
                case CellState.Missing when _required[slot]:
                    log.Quarantine(row, RuleNames.Required, slot);
                    break;
                case CellState.Rounded:
                    log.Change(row, RuleNames.MoneyRounding, slot, cell with { State = CellState.Present });
                    break;
                case CellState.Shifted:
                    log.Change(row, RuleNames.DstGap, slot, cell with { State = CellState.Present });
                    break;
            }
        }
    }

    private static bool IsRequired(Field field, AttributeOwner role) => role switch
    {
        AttributeOwner.Customer => field == Field.CustomerId,
        AttributeOwner.Product => field == Field.ProductId,
        _ => field == Field.TransactionId || field == Field.Timestamp,
    };
}
