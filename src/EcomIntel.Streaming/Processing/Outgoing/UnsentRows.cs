using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>From which records the rows came that no topic acknowledged yet: what a group may be told of, so that a state that is lost and rebuilt sends them.</summary>
internal sealed class UnsentRows
{
    private readonly Queue<Waiting> _waiting = [];

    public void Add(IReadOnlyList<OutgoingRow> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            string? id = rows[i].Record.Headers.FirstOrDefault(header => header.Name == RecordHeaderNames.Id)?.Text;
            _waiting.Enqueue(new Waiting(rows[i].Number, id is null ? null : OutgoingId.Parse(id).OffsetNumber));
        }
    }

    public void Acknowledged(long through)
    {
        while (_waiting.TryPeek(out Waiting first) && first.Number <= through)
        {
            _waiting.Dequeue();
        }
    }

    /// <summary>The offset before which all that records led to is sent: at most the one to read next.</summary>
    public long SentBefore(long nextOffset) => _waiting.TryPeek(out Waiting first) && first.Offset is { } offset ? Math.Min(offset, nextOffset) : nextOffset;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Waiting(long Number, long? Offset);
}
