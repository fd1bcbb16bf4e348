namespace EcomIntel;

/// <summary>
/// Fills in missing values. The statistic is over whoever owns the field: customers and products count once each, however many rows they have. A
/// customer known from another row is no gap: the row takes that value and counts as unchanged.
/// </summary>
internal sealed class ImputeRule(Field field, Imputation imputation) : CleaningRule(RuleNames.Of("impute", field), field)
{
    public override BoundRule? Bind(RowFeed feed)
    {
        int slot = feed.SlotOf(Fields[0]);
        if (slot < 0)
        {
            return null;
        }

        Slot target = feed.Slots[slot];
        if (imputation.NeedsNumbers ? target.Kind == FieldKind.Text : imputation.TextValue is not null && target.Kind != FieldKind.Text)
        {
            throw new InvalidOperationException(
                $"The rule {Name} does not fit: '{target.Column}' is {(target.Kind == FieldKind.Text ? "a text" : "a number")}. Impute texts by mode or a constant text, and numbers by mean, median, mode or a constant number.");
        }

        Field? owner = target.Owner == feed.Role ? null : target.Owner == AttributeOwner.Customer ? Field.CustomerId : Field.ProductId;
        return owner is null && imputation.Kind == ImputationKind.Constant
            ? new Fixed(Name, slot, ImputedValue.Constant(imputation, target.Kind))
            : new Learned(Name, feed, slot, owner is null ? -1 : feed.SlotOf(owner), imputation);
    }

    private sealed class Fixed(string name, int slot, Cell value) : BoundRule(name)
    {
        public override void Apply(CleaningRow row, InputLog log)
        {
            if (row.Cells[slot].IsMissing)
            {
                log.Change(row, Name, slot, value);
            }
        }
    }

    private sealed class Learned(string name, RowFeed feed, int slot, int owner, Imputation imputation) : BoundRule(name)
    {
        public override bool NeedsAllRows => true;

        public override void Apply(List<CleaningRow> rows, InputLog log)
        {
            if (!rows.Exists(row => row.Cells[slot].IsMissing))
            {
                return;
            }

            Dictionary<string, Cell> known = owner < 0 ? [] : ByOwner(rows);
            List<Cell> values = owner < 0 ? [.. rows.Select(row => row.Cells[slot]).Where(cell => !cell.IsMissing)] : [.. known.Values];
            if (values.Count == 0 && imputation.Kind != ImputationKind.Constant)
            {
                string column = feed.Slots[slot].Column;
                throw new DataFormatException($"{feed.Name}, column '{column}': there is no value to impute from, in {rows.Count:N0} rows. Impute a constant, or leave the field missing.")
                {
                    File = feed.File,
                    Column = column,
                };
            }

            Cell value = ImputedValue.Of(imputation, feed.Slots[slot].Kind, values);
            foreach (CleaningRow row in rows)
            {
                Fill(row, known, value, log);
            }
        }

        private void Fill(CleaningRow row, Dictionary<string, Cell> known, Cell value, InputLog log)
        {
            if (!row.Cells[slot].IsMissing)
            {
                return;
            }

            if (owner < 0)
            {
                log.Change(row, Name, slot, value);
            }
            else if (row.Cells[owner].Text is { } id)
            {
                if (known.TryGetValue(id, out Cell own))
                {
                    row.Cells[slot] = own;
                }
                else
                {
                    log.Change(row, Name, slot, value);
                }
            }
        }

        private Dictionary<string, Cell> ByOwner(List<CleaningRow> rows)
        {
            Dictionary<string, Cell> known = new(StringComparer.Ordinal);
            foreach (CleaningRow row in rows)
            {
                if (row.Cells[owner].Text is { } id && !row.Cells[slot].IsMissing)
                {
                    known.TryAdd(id, row.Cells[slot]);
                }
            }

            return known;
        }
    }
}
