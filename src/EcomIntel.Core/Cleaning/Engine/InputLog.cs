namespace EcomIntel;

/// <summary>Writes down what becomes of each row of one input.</summary>
internal sealed class InputLog(RowFeed feed)
{
    private readonly List<QuarantinedRow> _quarantined = [];
    private readonly List<ChangedValue> _changes = [];
    private readonly HashSet<long> _undone = [];
    private long _kept;
    private long _changed;

    public long Read { get; set; }

    public void Quarantine(CleaningRow row, string rule, int slot = -1)
    {
        string? column = slot < 0 ? null : feed.Slots[slot].Column;
        Quarantine(row, rule, column, slot < 0 ? null : TextOf(row, slot));
    }

    public void Quarantine(CleaningRow row, string rule, string? column, string? value)
    {
        row.Quarantined = true;
        if (row.Changed)
        {
            _undone.Add(row.Row);
        }

        _quarantined.Add(new QuarantinedRow(feed.Name, row.Row, column, value, rule, row.Raw ?? feed.RawRecord()));
    }

    /// <summary>Puts a new value into a cell and says so.</summary>
    public void Change(CleaningRow row, string rule, int slot, Cell to)
    {
        string before = TextOf(row, slot);
        row.Cells[slot] = to;
        row.Changed = true;
        _changes.Add(new ChangedValue(feed.Name, row.Row, feed.Slots[slot].Column, before, to.Format(feed.Slots[slot].Kind), rule));
    }

    public void Keep(CleaningRow row)
    {
        if (row.Changed)
        {
            _changed++;
        }
        else
        {
            _kept++;
        }
    }

    public InputReport Report()
    {
        _changes.RemoveAll(change => _undone.Contains(change.Row));
        SortByRow();
        return new InputReport(feed.Name, [.. feed.Columns], feed.Delimiter, Read, _kept, _changed, [.. _quarantined], [.. _changes]);
    }

    private void SortByRow()
    {
        // Only rules that hold rows back leave them out of order.
        bool inOrder = true;
        for (int i = 1; i < _quarantined.Count; i++)
        {
            inOrder &= _quarantined[i - 1].Row <= _quarantined[i].Row;
        }

        if (!inOrder)
        {
            _quarantined.Sort((a, b) => a.Row.CompareTo(b.Row));
        }
    }

    private string TextOf(CleaningRow row, int slot) => row.Raw is null ? feed.RawField(feed.RawIndex(slot)).ToString() : row.Cells[slot].Format(feed.Slots[slot].Kind);
}
