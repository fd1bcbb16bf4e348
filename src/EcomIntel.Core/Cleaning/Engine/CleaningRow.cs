namespace EcomIntel;

/// <summary>A row as a cleaning rule of the user's own sees it: the values so far, after the rules before it. Valid only inside the rule; for one thread.</summary>
public sealed class CleaningRow
{
    private readonly RowFeed _feed;
    private readonly int _kind;
    private readonly int _quantity;

    internal CleaningRow(RowFeed feed)
    {
        _feed = feed;
        _kind = feed.SlotOf(Field.TransactionKind);
        _quantity = feed.SlotOf(Field.Quantity);
        Cells = new Cell[feed.Slots.Length];
    }

    /// <summary>The number of the row in its input, 1 for the first after the header.</summary>
    public long Row { get; internal set; }

    internal Cell[] Cells { get; }

    /// <summary>The raw record of a row that waits for others; null while its feed still stands on it.</summary>
    internal string? Raw { get; set; }

    /// <summary>The hash of all raw fields of a row that waits for others, where a rule will ask for it.</summary>
    internal UInt128? Hash { get; set; }

    internal bool Changed { get; set; }

    internal bool Quarantined { get; set; }

    /// <summary>The value of a field as invariant text, times in UTC.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The text; null where it is missing.</returns>
    /// <exception cref="ArgumentException">The input has no such field.</exception>
    public string? Text(Field field)
    {
        int slot = SlotOf(field);
        return Cells[slot].IsMissing ? null : Cells[slot].Format(_feed.Slots[slot].Kind);
    }

    /// <summary>The value of a number, an amount or an attribute that is a number.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The number; null where it is missing.</returns>
    /// <exception cref="ArgumentException">The input has no such field, or it is no number.</exception>
    /// <exception cref="OverflowException">The number of an attribute is beyond decimal.</exception>
    public decimal? Number(Field field)
    {
        int slot = SlotOf(field);
        Cell cell = Cells[slot];
        return _feed.Slots[slot].Kind switch
        {
            FieldKind.Integer => cell.IsMissing ? null : cell.Bits,
            FieldKind.Money => cell.IsMissing ? null : Money.ToDecimal(cell.Bits),
            FieldKind.Number => cell.IsMissing ? null : (decimal)BitConverter.Int64BitsToDouble(cell.Bits),
            _ => throw new ArgumentException($"'{field}' is no number. Read it as text.", nameof(field)),
        };
    }

    /// <summary>When it happened.</summary>
    /// <returns>The instant, in UTC; null where it is missing or no field of the input.</returns>
    public DateTimeOffset? Timestamp()
    {
        int slot = _feed.SlotOf(Field.Timestamp);
        return slot < 0 || Cells[slot].IsMissing ? null : EpochTime.FromMicroseconds(Cells[slot].Bits);
    }

    /// <summary>Sale, return or cancellation, as recorded or else by the sign of the quantity.</summary>
    /// <returns>The kind.</returns>
    public TransactionKind Kind()
    {
        if (_kind >= 0 && !Cells[_kind].IsMissing)
        {
            return (TransactionKind)Cells[_kind].Bits;
        }

        return _quantity >= 0 && Cells[_quantity].Bits < 0 ? TransactionKind.Return : TransactionKind.Sale;
    }

    internal void Begin(long row)
    {
        Row = row;
        Raw = null;
        Changed = false;
        Quarantined = false;
    }

    private int SlotOf(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        int slot = _feed.SlotOf(field);
        return slot >= 0 ? slot : throw new ArgumentException($"{_feed.Name} has no field '{field}'. Map it, or do not ask for it.", nameof(field));
    }
}
