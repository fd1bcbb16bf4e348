using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcomIntel.Streaming;

/// <summary>
/// Reads a shop's events from a transport and gives each to the handlers, exactly once in effect: what they keep and send is committed to the store together
/// with the place in the log. Members of a group share the partitions. A host runs it by <c>AddStreaming</c>; without one, call <see cref="StartAsync"/> and
/// <see cref="StopAsync"/>. A singleton; safe for any thread; starts once.
/// </summary>
public sealed partial class EventProcessor : IAsyncDisposable
{
    private readonly ProcessorSetup _setup;
    private readonly PartitionGroup _group;
    private readonly StateRepairs _repairs;

    // Never disposed, because it has neither a timer nor a wait handle, and may be cancelled at any moment, also after the end.
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _run;
    private int _isDisposed;

    /// <summary>Puts a processor together.</summary>
    /// <param name="options">How events are read and applied; later changes of it have no effect on what the processor was given.</param>
    /// <param name="transport">Where the events come from and dead letters go.</param>
    /// <param name="store">Where the state is kept.</param>
    /// <param name="handlers">What is done with each event, in this order.</param>
    /// <param name="timeProvider">The clock for commits and pauses; the system's where null. It never decides what becomes of an event.</param>
    /// <param name="logger">Where to log; nowhere if null.</param>
    /// <exception cref="ArgumentException">Options have values they cannot have, or two handlers have one name; the message names all of them.</exception>
    public EventProcessor(
        StreamingOptions options,
        IEventTransport transport,
        IStateStore store,
        IEnumerable<IEventHandler> handlers,
        TimeProvider? timeProvider = null,
        ILogger<EventProcessor>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(handlers);
        OptionsErrors.ThrowIfInvalid(new StreamingOptionsValidator(), options);
        OptionsErrors.ThrowIfInvalid(new StreamingOptionsRules(), options);
        ImmutableArray<IEventHandler> all = [.. handlers];
        string[] twice = [.. all.GroupBy(handler => handler.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"'{group.Key}'")];
        if (twice.Length > 0)
        {
            throw new ArgumentException($"More than one handler is named {string.Join(", ", twice)}. A name is a handler's table in the store: give each its own.", nameof(handlers));
        }

        if (all.FirstOrDefault(handler => handler.Name.StartsWith("ecomintel.", StringComparison.Ordinal)) is { } reserved)
        {
            throw new ArgumentException($"A handler is named '{reserved.Name}'. Names that begin with 'ecomintel.' are the library's own: give it another.", nameof(handlers));
        }

        _setup = new ProcessorSetup(
            options, new ShopEventJson(options.Json), all, transport, store, timeProvider ?? TimeProvider.System, new StreamingLog(logger ?? NullLogger<EventProcessor>.Instance));
        _group = new PartitionGroup(_setup);
        _repairs = new StateRepairs(_setup);
        foreach (CustomerProfileHandler profiles in all.OfType<CustomerProfileHandler>())
        {
            profiles.Held.Add(this);
        }
    }

    /// <summary>Ends when the processor was stopped; fails where its membership cannot go on, and when every partition that it holds has failed, with the first one's error, unless <see cref="StreamingOptions.StopHostOnFailure"/> is off.</summary>
    public Task Completion => _completion.Task;

    /// <summary>How each held partition stands, in the order of their numbers; empty before the first assignment. Of a processor that could not go on, how they stood then.</summary>
    public ImmutableArray<PartitionStatus> Partitions => _group.Statuses;

    /// <summary>Whether the host stops where it cannot go on.</summary>
    internal bool StopsHost => _setup.Options.StopHostOnFailure;

    /// <summary>The lag from which on it counts as too far behind; null for none.</summary>
    internal long? LagLimit => _setup.Options.LagLimit;

    /// <summary>How many offsets of the held partitions are not committed yet.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The sum of their ends minus their next offsets; 0 where all is done or nothing is held.</returns>
    public async ValueTask<long> GetLagAsync(CancellationToken cancellationToken = default) =>
        (await GetLagsAsync(cancellationToken).ConfigureAwait(false)).Values.Sum();

    /// <summary>How many offsets of each held partition are not committed yet.</summary>
    internal async ValueTask<IReadOnlyDictionary<int, long>> GetLagsAsync(CancellationToken cancellationToken)
    {
        SortedDictionary<int, long> lags = [];
        foreach (PartitionStatus partition in Partitions)
        {
            LogRange range = await _setup.Transport.GetRangeAsync(_setup.Options.Topic, partition.Partition, cancellationToken).ConfigureAwait(false);
            lags[partition.Partition] = Math.Max(0, range.End - Math.Max(range.Start, partition.NextOffset));
        }

        return lags;
    }

    /// <summary>Joins the group and begins. Returns at once.</summary>
    /// <param name="cancellationToken">Not used: there is nothing to wait for.</param>
    /// <returns>A completed task.</returns>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_run is not null)
        {
            throw new InvalidOperationException("The processor was started before. Make a new one to start again.");
        }

        _run = RunAsync();
        return Task.CompletedTask;
    }

    /// <summary>Stops in order: no further event, a last commit of each partition, then out of the group. Takes at most <see cref="StreamingOptions.ShutdownTimeout"/>; what is not committed by then is done again by the next owner.</summary>
    /// <param name="cancellationToken">Gives the last commits up.</param>
    /// <returns>A task that ends when the processor has stopped.</returns>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource timer = new(_setup.Options.ShutdownTimeout, _setup.TimeProvider);
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        await _group.StopAsync(deadline.Token).ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_run is not null)
        {
            await _run.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Waits until everything that the topic holds is applied and committed, and everything that it led to is sent: a test needs no pause. Commits what is
    /// applied without waiting for <see cref="StreamingOptions.CommitInterval"/>. For the only processor of its group, while nothing is being sent or paused.
    /// </summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>A task that ends when it is so.</returns>
    /// <exception cref="EcomIntelException">A partition failed, or the processor was stopped.</exception>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public Task WaitUntilProcessedAsync(CancellationToken cancellationToken = default) => _run is null
        ? throw new InvalidOperationException("The processor was not started.")
        : _group.WaitUntilProcessedAsync(() => Ended, cancellationToken);

    /// <summary>Why nothing more will be processed; null while something may.</summary>
    private Exception? Ended => !Completion.IsCompleted ? null : Completion.Exception?.InnerException ?? new InvalidOperationException("the processor was stopped");

    /// <summary>Stops without last commits, as a crash would, if it was not stopped before.</summary>
    /// <returns>A task that ends when all is released.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        await _group.AbortAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_run is not null)
        {
            await _run.ConfigureAwait(false);
        }
    }

    private async Task RunAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        CancellationToken cancellationToken = _stop.Token;
        PartitionGauges.Add(_group, _setup.Options);
        Task watch = Task.WhenAll(WatchAsync(cancellationToken), new TopicWatch(_setup, topic => _group.Orders.ChangeTo(topic) is null).RunAsync(cancellationToken), _group.Lag.RunAsync(cancellationToken));
        Backoff backoff = new(_setup);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                IEventConsumer consumer = _setup.Transport.Subscribe(_setup.Options.Topic, _setup.Options.Group, _group);
                await using (consumer.ConfigureAwait(false))
                {
                    _group.Consumer = consumer;
                    await consumer.RunAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            catch (TransportFatalException error) when (!cancellationToken.IsCancellationRequested)
            {
                await _group.AbortAsync().ConfigureAwait(false);
                await FailAsync(error).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                _setup.Log.Retrying(error, "Reading the topic", -1, backoff.Next);
                await _group.AbortAsync().ConfigureAwait(false);
                await backoff.WaitAsync(cancellationToken).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // Stopped.
            }
        }

        await watch.ConfigureAwait(false);
        PartitionGauges.Remove(_group);
        _completion.TrySetResult();
        _group.Progressed();
    }

    /// <summary>Ends the run when no partition can go on.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Task progress = _group.Progress;
            if (_setup.Options.StopHostOnFailure && _group.Failure is { } failure)
            {
                await FailAsync(failure).ConfigureAwait(false);
                return;
            }

            await progress.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FailAsync(Exception failure)
    {
        _group.KeepStatuses();
        _setup.Log.ProcessorFailed(failure);
        _completion.TrySetException(failure);
        await _stop.CancelAsync().ConfigureAwait(false);
    }
}
