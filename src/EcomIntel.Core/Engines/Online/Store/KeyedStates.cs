using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A state for each key of one sort, of one sort of event.</summary>
internal sealed class KeyedStates
{
    private readonly OnlineSource<string?> _key;
    private readonly Dictionary<string, KeyState> _states = new(StringComparer.Ordinal);
    private KeyState _nobody;
    private readonly By _by;

    public KeyedStates(By by, Over over, KeyLayout layout)
    {
        _by = by;
        Over = over;
        _key = OnlineKey.Of(by);
        _nobody = new KeyState(layout);
        Layout = layout;
    }

    /// <summary>Which events the states are of.</summary>
    public Over Over { get; }

    public KeyLayout Layout { get; }

    public int Count => _states.Count;

    /// <summary>What the states can be read by: the key, and what is kept of it.</summary>
    public string Fingerprint => $"{_by.Kind} {_by.Name} {_by.Owner} {Over}: {Layout.Fingerprint}";

    /// <summary>The key of a row; null where it has none.</summary>
    public string? KeyOf(in OnlineMoment row) => _key(row) is { Length: > 0 } key ? key : null;

    public Timeliness Observe(string key, in OnlineSale sale)
    {
        Span<long> item = stackalloc long[Layout.EventWords];
        Layout.Encode(sale, item);
        ref KeyState state = ref CollectionsMarshal.GetValueRefOrAddDefault(_states, key, out bool isKnown);
        if (!isKnown)
        {
            state = new KeyState(Layout);
        }

        return state.Observe(item, sale.Transaction.Id);
    }

    /// <summary>Fills the places of this key's aggregates.</summary>
    public Timeliness Read(in OnlineMoment asked, Span<FeatureValue> values)
    {
        ref KeyState known = ref KeyOf(asked) is { } key ? ref CollectionsMarshal.GetValueRefOrNullRef(_states, key) : ref _nobody;
        return (Unsafe.IsNullRef(ref known) ? ref _nobody : ref known).Read(asked.Microseconds, values);
    }

    /// <summary>Takes the states of other keys over, and those of the same keys in.</summary>
    public void Merge(KeyedStates other)
    {
        foreach (string key in other._states.Keys)
        {
            ref KeyState theirs = ref CollectionsMarshal.GetValueRefOrNullRef(other._states, key);
            ref KeyState own = ref CollectionsMarshal.GetValueRefOrAddDefault(_states, key, out bool isKnown);
            if (isKnown)
            {
                own.Merge(ref theirs);
            }
            else
            {
                own = theirs;
            }
        }

        other._states.Clear();
    }

    /// <summary>The states in the ordinal order of their keys.</summary>
    public IEnumerable<KeyValuePair<string, KeyState>> InOrder() => _states.OrderBy(state => state.Key, StringComparer.Ordinal);

    public bool TryAdd(string key, KeyState state) => _states.TryAdd(key, state);
}
