using System.Globalization;

namespace EcomIntel.Streaming;

/// <summary>
/// Replays a shop's past as if it happened now: in the order of event time, at a chosen speed or rate. Event time stays in the payload; the record's time is that of
/// sending. The ids are those of the data, so that a second replay has no further effect within the horizon of duplicates. Safe for any thread.
/// </summary>
public sealed class EventSimulator
{
    private readonly IEventSender _sender;
    private readonly TimeProvider _timeProvider;
    private readonly SimulatorOptions _options;

    /// <summary>Makes a simulator.</summary>
    /// <param name="sender">Where the events go.</param>
    /// <param name="options">The speed; defaults where null. Later changes of it have no effect.</param>
    /// <param name="timeProvider">The clock to wait by; the system's where null.</param>
    /// <exception cref="ArgumentException">An option has a value it cannot have; the message names all of them.</exception>
    public EventSimulator(IEventSender sender, SimulatorOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(sender);
        options ??= new SimulatorOptions();
        OptionsErrors.ThrowIfInvalid(new SimulatorOptionsValidator(), options);
        string[] wrong = [.. NotPositive(nameof(options.Speed), options.Speed), .. NotPositive(nameof(options.EventsPerSecond), options.EventsPerSecond ?? 1)];
        if (wrong.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        }

        _sender = sender;
        _options = new SimulatorOptions { Speed = options.Speed, EventsPerSecond = options.EventsPerSecond, MaxInFlight = options.MaxInFlight, MaxPause = options.MaxPause };
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>The transactions of a dataset as events, in the order of time and then of id, with what is known of customer and product.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="rows">The rows of <see cref="CommerceDataset.Transactions"/> to take; all where null.</param>
    /// <returns>The events, made one by one. A transaction without a customer is its own guest session.</returns>
    public static IEnumerable<ShopEvent> EventsOf(CommerceDataset dataset, RowSet? rows = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        int[] order = (rows ?? RowSet.All(dataset.Transactions.Count)).Rows.ToArray();
        Array.Sort(order, (a, b) =>
        {
            int byTime = dataset.Transactions.Timestamps[a].CompareTo(dataset.Transactions.Timestamps[b]);
            return byTime != 0 ? byTime : string.CompareOrdinal(dataset.Transactions.Ids[a], dataset.Transactions.Ids[b]);
        });
        return order.Select(row => EventOf(dataset, row));
    }

    /// <summary>Replays a dataset's transactions.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="rows">The rows of <see cref="CommerceDataset.Transactions"/> to replay; all where null.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    /// <returns>The number of events sent, once the log holds them all.</returns>
    public Task<long> ReplayAsync(CommerceDataset dataset, RowSet? rows = null, CancellationToken cancellationToken = default) =>
        ReplayAsync(EventsOf(dataset, rows).ToAsyncEnumerable(), cancellationToken);

    /// <summary>Reads and cleans raw data, such as a CSV file, and replays its transactions.</summary>
    /// <param name="source">The data and how to clean it.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    /// <returns>The number of events sent, once the log holds them all.</returns>
    /// <exception cref="DataFormatException">An input cannot be read, or no transaction is left after cleaning; nothing was sent.</exception>
    public async Task<long> ReplayAsync(CommerceSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        CleanResult result = await source.LoadAsync(cancellationToken).ConfigureAwait(false);
        return await ReplayAsync(result.Dataset, rows: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replays events as they come, such as those of a synthetic world; one that is older than the one before is sent at once.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    /// <returns>The number of events sent, once the log holds them all.</returns>
    public async Task<long> ReplayAsync(IAsyncEnumerable<ShopEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        Pace pace = new(_timeProvider, _options);
        Queue<Task> underWay = [];
        long sent = 0;
        try
        {
            await foreach (ShopEvent shopEvent in events.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await pace.WaitAsync(shopEvent.Timestamp, cancellationToken).ConfigureAwait(false);
                underWay.Enqueue(_sender.SendAsync(shopEvent, cancellationToken).AsTask());
                sent++;
                while (underWay.Count >= _options.MaxInFlight || (underWay.TryPeek(out Task? first) && first.IsCompleted))
                {
                    await underWay.Dequeue().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // Nothing is on its way when the call ends, however it ends.
            await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(underWay).ConfigureAwait(false);
        return sent;
    }

    private static string[] NotPositive(string option, double value) => value > 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{option}: {value} is not above 0.")];

    private static ShopEvent EventOf(CommerceDataset dataset, int row)
    {
        Transaction line = dataset.GetTransaction(row);
        int customer = dataset.Transactions.Customers[row];
        int product = dataset.Transactions.Products[row];
        return new ShopEvent(line.Id, ShopEventType.Transaction, line.Timestamp)
        {
            CustomerId = line.CustomerId,
            SessionId = line.CustomerId is null ? line.OrderId ?? line.Id : null,
            ProductId = line.ProductId,
            ProductCategory = product < 0 ? null : dataset.Products[product].Category,
            Quantity = line.Quantity,
            Customer = customer < 0 ? null : dataset.Customers[customer],
            Transaction = line,
        };
    }
}
