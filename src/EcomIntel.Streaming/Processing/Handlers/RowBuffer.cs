using System.Buffers;

namespace EcomIntel.Streaming;

/// <summary>
/// The rows of one commit with their bytes, in memory that serves again for the next: what it handed out is valid until <see cref="Clear"/>. In pieces, because
/// all rows of a commit may be more than one array holds. For one thread.
/// </summary>
internal sealed class RowBuffer : IBufferWriter<byte>
{
    private const int PieceBytes = 64 * 1024;
    private const int KeptBytes = 1024 * 1024;
    private readonly List<ArrayBufferWriter<byte>> _pieces = [new()];
    private readonly List<StateRow> _rows = [];
    private int _piece;
    private int _start;

    /// <summary>The rows so far; the same list after <see cref="Clear"/>.</summary>
    public IReadOnlyList<StateRow> Rows => _rows;

    /// <summary>The bytes of the row that was begun.</summary>
    public ReadOnlySpan<byte> Row => Piece.WrittenSpan[_start..];

    private ArrayBufferWriter<byte> Piece => _pieces[_piece];

    public void Clear()
    {
        _rows.Clear();
        _piece = 0;
        _pieces.RemoveAll(piece => piece.Capacity > KeptBytes);
        _pieces.ForEach(piece => piece.ResetWrittenCount());
        if (_pieces.Count == 0)
        {
            _pieces.Add(new ArrayBufferWriter<byte>());
        }
    }

    public void Begin()
    {
        if (Piece.WrittenCount >= PieceBytes && ++_piece == _pieces.Count)
        {
            _pieces.Add(new ArrayBufferWriter<byte>(PieceBytes));
        }

        _start = Piece.WrittenCount;
    }

    /// <summary>Ends the row that was begun. Should its piece grow later, the row stays in the array that it was written to.</summary>
    public void End(StateKey key) => _rows.Add(new StateRow(key, Piece.WrittenMemory[_start..]));

    public void Remove(StateKey key) => _rows.Add(new StateRow(key, null));

    public void Advance(int count) => Piece.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => Piece.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => Piece.GetSpan(sizeHint);
}
