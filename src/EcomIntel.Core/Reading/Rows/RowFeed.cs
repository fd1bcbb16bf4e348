using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>One input, row by row: raw text for reports and cells for columns. Text is read once; one row is current at a time.</summary>
internal abstract class RowFeed(string name, string? file, AttributeOwner role, ImmutableArray<Slot> slots) : IAsyncDisposable
{
    public string Name { get; } = name;

    public string? File { get; } = file;

    /// <summary>Whose rows these are.</summary>
    public AttributeOwner Role { get; } = role;

    public ImmutableArray<Slot> Slots { get; } = slots;

    /// <summary>The raw columns in input order, mapped or not; known once opened.</summary>
    public abstract ImmutableArray<string> Columns { get; }

    public abstract char Delimiter { get; }

    public abstract ValueTask OpenAsync(CancellationToken cancellationToken);

    /// <summary>Says, once opened, that the cells of the rows will be asked for, and perhaps their hashes: a feed may make both ahead.</summary>
    public virtual void Prepare(bool hash)
    {
    }

    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Fills the cells of the current row; null, or why that cannot be done.</summary>
    public abstract RowFault? Fill(Cell[] cells);

    /// <summary>A hash over all raw fields of the current row.</summary>
    public virtual UInt128 Hash()
    {
        RowHash hash = new();
        for (int column = 0; column < RawCount; column++)
        {
            hash.Add(RawField(column));
        }

        return hash.Value;
    }

    /// <summary>The fields of the current row, which may be more or fewer than the columns.</summary>
    public abstract int RawCount { get; }

    public abstract ReadOnlySpan<char> RawField(int column);

    /// <summary>The raw column of a slot.</summary>
    public abstract int RawIndex(int slot);

    /// <summary>The current row as it stands in the file, without the end of the line.</summary>
    public abstract string RawRecord();

    /// <summary>Whether a raw text stands for a missing value.</summary>
    public abstract bool IsMissing(ReadOnlySpan<char> text);

    public abstract bool TryNumber(ReadOnlySpan<char> text, out double number);

    public abstract ValueTask DisposeAsync();

    public int SlotOf(Field field)
    {
        for (int i = 0; i < Slots.Length; i++)
        {
            if (Slots[i].Field == field)
            {
                return i;
            }
        }

        return -1;
    }
}
