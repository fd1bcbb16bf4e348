using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace EcomIntel.Streaming;

/// <summary>
/// A handler that keeps a state for each customer (or guest session), folded from that customer's events in the order of the log. The state is committed
/// together with the place in the log: every event counts exactly once, whatever fails. <see cref="Apply"/> must depend on nothing but its arguments, so that a
/// rebuild gives the same state. An event of type <see cref="ShopEventType.CustomerErased"/> removes the customer's state and is not applied.
/// A singleton: one instance serves all partitions, several of them at the same time.
/// </summary>
/// <typeparam name="TState">The state: an immutable class or a struct.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "It handles a shop's events; no delegate of .NET's is meant.")]
public abstract class StatefulEventHandler<TState> : IEventHandler, IStatefulHandler
{
    /// <summary>The name of the table that holds the states: unique in a processor and the same for ever.</summary>
    public abstract string Name { get; }

    /// <summary>The version of what <see cref="Save"/> writes; 1 by default.</summary>
    public virtual int Version => 1;

    /// <summary>The state of a customer of whom nothing is known.</summary>
    /// <param name="key">The customer id, for guests <c>session:</c> and the session id.</param>
    /// <returns>The state before the first event.</returns>
    public abstract TState NewState(string key);

    /// <summary>Folds an event into the state.</summary>
    /// <param name="state">The state before; must not be changed.</param>
    /// <param name="context">The event and its place in the log; valid until the call ends.</param>
    /// <returns>The state after.</returns>
    public abstract TState Apply(TState state, EventContext context);

    /// <summary>Writes a state. The same state must give the same bytes.</summary>
    /// <param name="state">The state.</param>
    /// <param name="output">Receives the bytes.</param>
    public abstract void Save(TState state, IBufferWriter<byte> output);

    /// <summary>Reads a state back.</summary>
    /// <param name="key">The customer id, for guests <c>session:</c> and the session id.</param>
    /// <param name="version">The <see cref="Version"/> that wrote it.</param>
    /// <param name="saved">The bytes; unharmed, their checksum was right.</param>
    /// <returns>The state.</returns>
    public abstract TState Load(string key, int version, ReadOnlySpan<byte> saved);

    ValueTask IEventHandler.HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        StateCache<TState> cache = (StateCache<TState>)context.CacheOf(this);
        CustomerEntry customer = context.Customer;
        if (context.Type == ShopEventType.CustomerErased)
        {
            cache.StageErasure(customer);
        }
        else
        {
            cache.Stage(customer, Apply(cache.Get(customer), context));
        }

        return ValueTask.CompletedTask;
    }

    IStateCache IStatefulHandler.CreateCache(int number) => new StateCache<TState>(this, number);
}
