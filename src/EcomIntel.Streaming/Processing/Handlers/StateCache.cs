using System.Buffers;

namespace EcomIntel.Streaming;

/// <summary>Keeps states in two generations: what is used moves to the young one, and when that is full the old one is dropped.</summary>
internal sealed class StateCache<TState>(StatefulEventHandler<TState> handler, int capacity) : IStateCache
{
    private readonly List<Slot> _changed = [];
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private Dictionary<string, Slot> _young = new(StringComparer.Ordinal);
    private Dictionary<string, Slot> _old = new(StringComparer.Ordinal);
    private Slot? _staged;
    private TState? _stagedState;
    private bool _stagedExists;

    public string Table => handler.Name;

    public bool Holds(string key)
    {
        if (_young.ContainsKey(key))
        {
            return true;
        }

        if (!_old.Remove(key, out Slot? slot))
        {
            return false;
        }

        _young.Add(key, slot);
        return true;
    }

    public void Fill(string key, ReadOnlyMemory<byte>? row)
    {
        Slot slot = new(key);
        if (row is { } bytes)
        {
            slot.State = StateRowCodec.Read(handler, key, bytes.Span);
            slot.Exists = true;
        }

        _young.Add(key, slot);
    }

    public TState Get(string key)
    {
        Slot slot = _young[key];
        return slot.Exists ? slot.State! : handler.NewState(key);
    }

    public void Stage(string key, TState state)
    {
        _staged = _young[key];
        _stagedState = state;
        _stagedExists = true;
    }

    public void StageErasure(string key)
    {
        _staged = _young[key];
        _stagedState = default;
        _stagedExists = false;
    }

    public void Accept()
    {
        if (_staged is not null)
        {
            _staged.State = _stagedState;
            _staged.Exists = _stagedExists;
            if (!_staged.IsChanged)
            {
                _staged.IsChanged = true;
                _changed.Add(_staged);
            }
        }

        Discard();
    }

    public void Discard()
    {
        _staged = null;
        _stagedState = default;
    }

    public void Collect(List<StateRow> rows)
    {
        foreach (Slot slot in _changed)
        {
            slot.IsChanged = false;
            rows.Add(new StateRow(new StateKey(Table, slot.Key), slot.Exists ? StateRowCodec.Write(handler, slot.Key, slot.State!, _buffer) : default(ReadOnlyMemory<byte>?)));
        }

        _changed.Clear();
    }

    public void Trim()
    {
        if (_young.Count > capacity / 2)
        {
            (_old, _young) = (_young, _old);
            _young.Clear();
        }
    }

    private sealed class Slot(string key)
    {
        public string Key { get; } = key;

        public TState? State { get; set; }

        public bool Exists { get; set; }

        public bool IsChanged { get; set; }
    }
}
