using System.Text;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>A member of a group that remembers what it is told, and begins each partition where its store, which is shared, has come to.</summary>
internal sealed class Member : IPartitionListener, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<int, long> _store;
    private readonly List<Received> _records = [];
    private readonly List<string> _events = [];
    private readonly List<LogBatch> _kept = [];
    private readonly HashSet<int> _held = [];
    private readonly Dictionary<int, long> _next = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _run = Task.CompletedTask;

    public Member(KafkaTransport transport, string topic, string group, Dictionary<int, long>? store = null)
    {
        _store = store ?? [];
        Consumer = transport.Subscribe(topic, group, this);
    }

    public IEventConsumer Consumer { get; }

    /// <summary>Whether partitions are begun as soon as they come.</summary>
    public bool Begins { get; init; } = true;

    /// <summary>Whether the memory of batches is kept instead of given back.</summary>
    public bool Keeps { get; init; }

    /// <summary>What giving a partition back waits for.</summary>
    public Task Revocation { get; set; } = Task.CompletedTask;

    public IReadOnlyList<Received> Records => Locked<IReadOnlyList<Received>>(() => [.. _records]);

    public IReadOnlyList<string> Events => Locked<IReadOnlyList<string>>(() => [.. _events]);

    public IReadOnlyList<int> Held => Locked<IReadOnlyList<int>>(() => [.. _held.Order()]);

    public Exception? Failure { get; private set; }

    public Task Run => _run;

    public static Member Start(KafkaTransport transport, string topic, string group, Dictionary<int, long>? store = null)
    {
        Member member = new(transport, topic, group, store);
        member.Start();
        return member;
    }

    public void Start() => _run = Consumer.RunAsync(_stop.Token);

    public long NextOf(int partition) => Locked(() => _next.GetValueOrDefault(partition, -1));

    public void Assigned(IReadOnlyList<int> partitions) => Change(() =>
    {
        _held.UnionWith(partitions);
        _events.Add("assigned " + string.Join(',', partitions));
        foreach (int partition in partitions)
        {
            lock (_store)
            {
                _next[partition] = _store.GetValueOrDefault(partition);
            }

            if (Begins)
            {
                Consumer.Start(partition, _next[partition]);
            }
        }
    });

    void IPartitionListener.Received(LogBatch batch) => Change(() =>
    {
        batch.StartOffset.Should().Be(_next[batch.Partition]);
        foreach (LogRecord record in batch.Records.Span)
        {
            _records.Add(new Received(batch.Partition, record.Offset, Text(record.Key), Text(record.Value), record.Headers));
        }

        _next[batch.Partition] = batch.NextOffset;
        if (Keeps)
        {
            _kept.Add(batch);
        }
        else
        {
            batch.Dispose();
        }
    });

    public async ValueTask RevokedAsync(int partition)
    {
        await Revocation;
        Change(() => Drop(partition, "revoked"));
    }

    public ValueTask LostAsync(int partition)
    {
        Change(() => Drop(partition, "lost"));
        return ValueTask.CompletedTask;
    }

    public void Failed(int partition, Exception cause) => Change(() =>
    {
        _events.Add($"failed {partition}");
        Failure = cause;
    });

    /// <summary>Gives the kept memory back.</summary>
    public void GiveBack() => Change(() =>
    {
        _kept.ForEach(batch => batch.Dispose());
        _kept.Clear();
    });

    /// <summary>Takes what the store of a partition holds as read, after it was begun anew.</summary>
    public void Begin(int partition, long offset) => Change(() =>
    {
        _next[partition] = offset;
        Consumer.Start(partition, offset);
    });

    public Task UntilAsync(Func<Member, bool> isSo) => UntilAsync(() => isSo(this), this);

    /// <summary>Waits until something is so that changes with any of some members.</summary>
    public static async Task UntilAsync(Func<bool> isSo, params Member[] members)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        while (true)
        {
            Task[] changes = [.. members.SelectMany(member => new[] { member.Locked(() => member._changed.Task), member._run })];
            if (isSo())
            {
                return;
            }

            await Task.WhenAny(changes).WaitAsync(TimeSpan.FromSeconds(40), cancellationToken);
            await Task.WhenAll(members.Where(member => member._run.IsFaulted).Select(member => member._run));
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Consumer.DisposeAsync();
        _stop.Dispose();
    }

    private static string? Text(ReadOnlyMemory<byte>? bytes) => bytes is { } present ? Encoding.UTF8.GetString(present.Span) : null;

    private void Drop(int partition, string how)
    {
        _events.Add($"{how} {partition}");
        _held.Remove(partition);
        lock (_store)
        {
            _store[partition] = _next[partition];
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            change();
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
    }
}
