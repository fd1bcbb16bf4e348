using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// What is kept of one key: where each group of aggregates has its words or its object, what an event carries for them, and how long events are
/// kept. Layouts with the same fingerprint can read each other's states. The block of a key's words is: newest moment, place of the oldest event, number of events
/// and of settled ones; what each window let go; the groups' words; room for events; the groups' words as they will be.
/// </summary>
internal sealed class KeyLayout
{
    public const int NewestAt = 0;
    public const int FirstAt = 1;
    public const int CountAt = 2;
    public const int SettledAt = 3;
    public const int ExpiredAt = 4;

    /// <summary>For how many events a new key has room.</summary>
    public const int FirstRoom = 2;

    private const int BusyEvents = 16;

    private readonly EventValue[] _values;

    /// <summary>Lays out the groups of one key.</summary>
    /// <param name="groups">The groups, all by the same key.</param>
    /// <param name="features">All features of the pipeline, in the order of the values that are read.</param>
    public KeyLayout(IReadOnlyList<AggregateGroup> groups, ImmutableArray<Feature> features)
    {
        _values = [.. groups.Select(group => group.Value).OfType<EventValue>().Distinct()];
        HasIds = groups.Any(group => group.NeedsOrder);
        Windows = [.. groups.Select(group => group.Window).Where(window => window.IsTrailing).Select(window => window.Microseconds).Distinct().OrderDescending()];
        MostEvents = groups.Max(group => group.Window.Events) ?? 0;
        int words = 0;
        KeyPart<IWordGroup>[] parts = [.. groups.Where(group => group is IWordGroup).Select(group =>
        {
            KeyPart<IWordGroup> part = Part((IWordGroup)group, group, features, words);
            words += part.Group.Words;
            return part;
        })];
        Memories = [.. groups.Where(group => group is IMemoryGroup).Select(group => Part((IMemoryGroup)group, group, features))];
        Replays = [.. groups.Where(group => group is IReplayGroup).Select(group => Part((IReplayGroup)group, group, features))];
        Empty = new long[words];
        Words = [.. Enumerable.Range(-1, Windows.Length + 1).Select(window => parts.Where(part => part.WindowIndex == window).ToArray())];
        foreach (KeyPart<IWordGroup> part in parts)
        {
            part.Group.Clear(Empty.AsSpan(part.Offset));
        }

        WordsAt = ExpiredAt + Windows.Length;
        EventsAt = WordsAt + words;
        BusyWords = EventsAt + (KeepsEvents ? BusyEvents * EventWords : EventWords);
        Fingerprint = string.Join('|', groups.Select(group => group.Fingerprint));
    }

    /// <summary>The groups that keep words: those that look back by no trailing window, and then those of each.</summary>
    public KeyPart<IWordGroup>[][] Words { get; }

    public ImmutableArray<KeyPart<IMemoryGroup>> Memories { get; }

    public ImmutableArray<KeyPart<IReplayGroup>> Replays { get; }

    /// <summary>The words of a key without a past.</summary>
    public long[] Empty { get; }

    /// <summary>Where the groups' words start.</summary>
    public int WordsAt { get; }

    /// <summary>Where the room for events starts.</summary>
    public int EventsAt { get; }

    /// <summary>How many words from the first on nearly every read needs.</summary>
    public int BusyWords { get; }

    /// <summary>The different lengths of trailing windows in microseconds, longest first.</summary>
    public ImmutableArray<long> Windows { get; }

    /// <summary>How many of the last events are kept, however old.</summary>
    public int MostEvents { get; }

    /// <summary>Whether events are kept at all once time has moved on.</summary>
    public bool KeepsEvents => !Windows.IsEmpty || MostEvents > 0;

    /// <summary>Whether events keep their ids, for their order within a moment.</summary>
    public bool HasIds { get; }

    /// <summary>The number of words of an event: its time and its values.</summary>
    public int EventWords => _values.Length + 1;

    public string Fingerprint { get; }

    /// <summary>Writes what the aggregates see of a sale.</summary>
    public void Encode(in OnlineSale sale, Span<long> words)
    {
        words[0] = sale.Time;
        for (int i = 0; i < _values.Length; i++)
        {
            words[i + 1] = _values[i].Of(sale);
        }
    }

    public long[] NewBlock()
    {
        long[] block = new long[EventsAt + (FirstRoom * EventWords) + Empty.Length];
        Empty.CopyTo(block, WordsAt);
        return block;
    }

    public IKeyMemory[] NewMemories() => Memories.IsEmpty ? [] : [.. Memories.Select(part => part.Group.NewMemory())];

    /// <summary>The events that a window lets go at a moment, besides those it let go before; none for no window.</summary>
    public KeyEvents Leaving(int window, in KeyEvents events, ReadOnlySpan<long> expired, long now)
    {
        if (window < 0)
        {
            return default;
        }

        int old = (int)expired[window];
        int gone = old;
        long first = now - Windows[window];
        while (gone < events.Count && events.TimeOf(gone) < first)
        {
            gone++;
        }

        return events.Slice(old, gone - old);
    }

    private KeyPart<TGroup> Part<TGroup>(TGroup kind, AggregateGroup group, ImmutableArray<Feature> features, int offset = 0) => new(
        kind,
        group.Window.IsTrailing ? Windows.IndexOf(group.Window.Microseconds) : -1,
        group.Value is null ? 0 : Array.IndexOf(_values, group.Value) + 1,
        offset,
        [.. group.Features.Select(feature => features.IndexOf(feature))]);
}
