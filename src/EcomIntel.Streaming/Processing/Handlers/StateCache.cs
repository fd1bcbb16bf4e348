namespace EcomIntel.Streaming;

/// <summary>Keeps a handler's states with their customers, and what the event at hand makes of one apart until it is accepted.</summary>
internal sealed class StateCache<TState>(StatefulEventHandler<TState> handler, int number) : IStateCache
{
    private readonly List<Slot> _changed = [];
    private readonly ulong _tableHash = StateRowCodec.HashOf(handler.Name);
    private Slot? _staged;
    private TState? _stagedState;
    private bool _stagedExists;

    public string Table { get; } = handler.Name;

    public bool Holds(CustomerEntry customer) => customer.States[number] is not null;

    public void Fill(CustomerEntry customer, ReadOnlyMemory<byte>? row)
    {
        Slot slot = new(customer);
        if (row is { } bytes)
        {
            slot.State = StateRowCodec.Read(handler, customer.Key, bytes.Span);
            slot.Exists = true;
        }

        customer.States[number] = slot;
    }

    public TState Get(CustomerEntry customer)
    {
        Slot slot = SlotOf(customer);
        return slot.Exists ? slot.State! : handler.NewState(customer.Key);
    }

    public void Stage(CustomerEntry customer, TState state)
    {
        _staged = SlotOf(customer);
        _stagedState = state;
        _stagedExists = true;
    }

    public void StageErasure(CustomerEntry customer)
    {
        _staged = SlotOf(customer);
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

    public void Collect(RowBuffer rows)
    {
        foreach (Slot slot in _changed)
        {
            slot.IsChanged = false;
            StateKey key = new(Table, slot.Customer.Key);
            if (slot.Exists)
            {
                rows.Begin();
                StateRowCodec.Write(handler, slot.Customer.Utf8, slot.State!, rows, _tableHash);
                rows.End(key);
            }
            else
            {
                rows.Remove(key);
            }
        }

        _changed.Clear();
    }

    private Slot SlotOf(CustomerEntry customer) => (Slot)customer.States[number]!;

    private sealed class Slot(CustomerEntry customer)
    {
        public CustomerEntry Customer { get; } = customer;

        public TState? State { get; set; }

        public bool Exists { get; set; }

        public bool IsChanged { get; set; }
    }
}
