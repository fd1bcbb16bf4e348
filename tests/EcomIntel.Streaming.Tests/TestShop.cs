using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace EcomIntel.Streaming.Tests;

/// <summary>A shop in memory with a clock that stands still: everything that a test of streaming needs.</summary>
internal sealed class TestShop : IAsyncDisposable
{
    public const string Topic = "ecommerce_transactions";
    public const string DeadLetterTopic = "ecommerce_transactions.dead_letters";
    private EventProcessor? _processor;

    public TestShop(int partitions = 1)
    {
        Log = new InMemoryLog(new InMemoryLogOptions { Partitions = partitions }, Clock);
        Transport = Log;
        Sender = new EventSender(Log);
        Store = State;
    }

    public static DateTimeOffset Now { get; } = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Now);

    public InMemoryLog Log { get; }

    public InMemoryStore State { get; } = new();

    public IEventTransport Transport { get; set; }

    public IStateStore Store { get; set; }

    public StreamingOptions Options { get; } = new();

    public List<IEventHandler> Handlers { get; } = [];

    public EventSender Sender { get; set; }

    public EventProcessor Processor => _processor ?? throw new InvalidOperationException("Not started.");

    public static ShopEvent Event(string id, ShopEventType type = ShopEventType.View, string customer = "ama", int secondsAgo = 0) =>
        new(id, type, Now.AddSeconds(-secondsAgo)) { CustomerId = customer, ProductId = "p1", ProductCategory = "1" };

    public static ShopEvent Sale(string id, decimal total, string customer = "ama", int secondsAgo = 0, string product = "p1", string? category = "Books") =>
        Event(id, ShopEventType.Transaction, customer, secondsAgo) with
        {
            ProductId = product,
            ProductCategory = category,
            Transaction = new Transaction(id, Now.AddSeconds(-secondsAgo), customer, product) { Total = total },
        };

    public async Task StartAsync()
    {
        _processor = new EventProcessor(Options, Transport, Store, Handlers, Clock);
        await _processor.StartAsync();
    }

    public async Task SendAsync(params ShopEvent[] events)
    {
        foreach (ShopEvent shopEvent in events)
        {
            await Sender.SendAsync(shopEvent);
        }
    }

    public void SendRaw(string key, string payload) => Log.SendTo(0, new OutgoingRecord(Topic, Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(payload)));

    public async Task ProcessAsync(params ShopEvent[] events)
    {
        await SendAsync(events);
        if (_processor is null)
        {
            await StartAsync();
        }

        await Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the processor as a crash would; the next use starts another on the same log and store.</summary>
    public async Task CrashAsync()
    {
        await Processor.DisposeAsync();
        _processor = null;
    }

    /// <summary>Waits for a status without a clock: the processor's partitions change only when something happens.</summary>
    public async Task<PartitionStatus> WaitForAsync(Func<PartitionStatus, bool> isSo)
    {
        while (true)
        {
            PartitionStatus? status = Processor.Partitions.FirstOrDefault(isSo);
            if (status is not null)
            {
                return status;
            }

            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public IReadOnlyList<Dictionary<string, string>> DeadLetters() =>
        [.. Log.Records(DeadLetterTopic).Select(record => record.Headers.ToDictionary(header => header.Name, header => header.Text, StringComparer.Ordinal))];

    public IEnumerable<string> Reasons() => DeadLetters().Select(headers => headers[RecordHeaderNames.DeadLetterReason]);

    public async ValueTask DisposeAsync()
    {
        if (_processor is not null)
        {
            await _processor.DisposeAsync();
        }
    }
}
