namespace EcomIntel.Streaming.Tests;

/// <summary>Runs a test's own code for each event, and remembers the ids.</summary>
internal sealed class CallbackHandler(Action<EventContext>? action = null) : IEventHandler
{
    private readonly Lock _lock = new();
    private readonly List<string> _seen = [];

    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (_lock)
            {
                return [.. _seen];
            }
        }
    }

    public ValueTask HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _seen.Add(context.Event.EventId);
        }

        action?.Invoke(context);
        return ValueTask.CompletedTask;
    }
}
