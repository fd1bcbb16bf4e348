using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// What is kept of one key: where each group of aggregates has its words or its object, what an event carries for them, and how long events are
/// kept. Layouts with the same fingerprint can read each other's states.
/// </summary>
internal sealed class KeyLayout
{
    private readonly ImmutableArray<EventValue> _values;

    /// <summary>Lays out the groups of one key.</summary>
    /// <param name="groups">The groups, all by the same key.</param>
    /// <param name="features">All features of the pipeline, in the order of the values that are read.</param>
    public KeyLayout(IReadOnlyList<AggregateGroup> groups, ImmutableArray<Feature> features)
    {
        _values = [.. groups.Select(group => group.Value).OfType<EventValue>().Distinct()];
        HasIds = groups.Any(group => group.NeedsOrder);
        Windows = [.. groups.Select(group => group.Window).Where(window => window.IsTrailing).Select(window => window.Microseconds).Distinct().OrderDescending()];
        MostEvents = groups.Max(group => group.Window.Events) ?? 0;
        Words = [.. groups.Where(group => group is IWordGroup).Select(group => Part((IWordGroup)group, group, features))];
        Memories = [.. groups.Where(group => group is IMemoryGroup).Select(group => Part((IMemoryGroup)group, group, features))];
        Replays = [.. groups.Where(group => group is IReplayGroup).Select(group => Part((IReplayGroup)group, group, features))];
        Empty = new long[Words.Sum(part => part.Group.Words)];
        Offsets = new int[Words.Length];
        for (int i = 0, next = 0; i < Words.Length; i++)
        {
            Offsets[i] = next;
            Words[i].Group.Clear(Empty.AsSpan(next));
            next += Words[i].Group.Words;
        }

        Fingerprint = string.Join('|', groups.Select(group => group.Fingerprint));
    }

    public ImmutableArray<KeyPart<IWordGroup>> Words { get; }

    public ImmutableArray<KeyPart<IMemoryGroup>> Memories { get; }

    public ImmutableArray<KeyPart<IReplayGroup>> Replays { get; }

    /// <summary>The words of a key without a past.</summary>
    public long[] Empty { get; }

    /// <summary>Where the words of each of <see cref="Words"/> start.</summary>
    public int[] Offsets { get; }

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

    public EventQueue NewQueue() => new(_values.Length, HasIds);

    private KeyPart<TGroup> Part<TGroup>(TGroup kind, AggregateGroup group, ImmutableArray<Feature> features) =>
        new(kind, group.Window, group.Value is null ? 0 : _values.IndexOf(group.Value) + 1, [.. group.Features.Select(feature => features.IndexOf(feature))]);
}
