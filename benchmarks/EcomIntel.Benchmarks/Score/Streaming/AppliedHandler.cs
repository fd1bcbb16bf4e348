using EcomIntel.Streaming;

namespace EcomIntel.Benchmarks;

/// <summary>Tells of every event that is applied.</summary>
internal sealed class AppliedHandler(Action<EventContext> applied) : IEventHandler
{
    public ValueTask HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        applied(context);
        return ValueTask.CompletedTask;
    }
}
