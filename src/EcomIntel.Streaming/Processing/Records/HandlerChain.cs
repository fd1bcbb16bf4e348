using System.Diagnostics.CodeAnalysis;

namespace EcomIntel.Streaming;

/// <summary>Gives an event to every handler, again where one fails, and calls for no machinery of waiting as long as all complete at once.</summary>
internal sealed class HandlerChain
{
    private readonly ProcessorSetup _setup;
    private readonly IEventHandler[] _handlers;

    public HandlerChain(ProcessorSetup setup, int partition, EventReading reading)
    {
        _setup = setup;
        _handlers = [.. setup.Handlers];
        Caches = new IStateCache?[_handlers.Length];
        for (int i = 0; i < _handlers.Length; i++)
        {
            Caches[i] = (_handlers[i] as IStatefulHandler)?.CreateCache(i);
        }

        Context = new EventContext(partition, reading, _handlers, Caches);
    }

    /// <summary>The event at hand as handlers see it.</summary>
    public EventContext Context { get; }

    /// <summary>The states of each handler; null for those that keep none.</summary>
    public IStateCache?[] Caches { get; }

    /// <summary>Handles the event at hand. Returns whether all handlers did so at once; else there is something to wait for.</summary>
    public bool TryHandle(CancellationToken cancellationToken, [NotNullWhen(false)] out Task<HandlerOutcome>? pending)
    {
        int next = 0;
        try
        {
            while (next < _handlers.Length)
            {
                ValueTask running = _handlers[next++].HandleAsync(Context, cancellationToken);
                if (!running.IsCompletedSuccessfully)
                {
                    pending = ContinueAsync(running, next, cancellationToken);
                    return false;
                }

                running.GetAwaiter().GetResult();
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            pending = ContinueAsync(ValueTask.FromException(error), next, cancellationToken);
            return false;
        }

        pending = null;
        return true;
    }

    private async Task<HandlerOutcome> ContinueAsync(ValueTask running, int next, CancellationToken cancellationToken)
    {
        while (true)
        {
            Exception failure;
            try
            {
                await running.ConfigureAwait(false);
                while (next < _handlers.Length)
                {
                    await _handlers[next++].HandleAsync(Context, cancellationToken).ConfigureAwait(false);
                }

                return default;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failure = error;
                Context.Discard();
            }

            if (failure is EventRejectedException || Context.Attempt >= _setup.Options.HandlerAttempts)
            {
                return new HandlerOutcome(failure, Context.Attempt);
            }

            _setup.Log.HandlerFailed(failure.GetType().Name, Context.Partition, Context.Offset, Context.Attempt);
            Context.Attempt++;
            if (_setup.Options.HandlerRetryDelay > TimeSpan.Zero)
            {
                await Task.Delay(_setup.Options.HandlerRetryDelay, _setup.TimeProvider, cancellationToken).ConfigureAwait(false);
            }

            running = ValueTask.CompletedTask;
            next = 0;
        }
    }
}
