namespace EcomIntel.Kafka.Harness;

/// <summary>What the workers reported, put together. Safe for any thread.</summary>
public sealed class Evidence(int partitions)
{
    private readonly Lock _lock = new();
    private readonly long[] _next = new long[partitions];
    private readonly long[] _outgoing = new long[partitions];
    private readonly int[] _openings = new int[partitions];
    private readonly WorkerProcess?[] _owners = new WorkerProcess?[partitions];
    private readonly List<string> _errors = [];
    private TaskCompletionSource _changed = New();
    private int _fenced;
    private int _restarts;

    public int Fenced => Read(() => _fenced);

    public int Restarts => Read(() => _restarts);

    /// <summary>Openings after the first of each partition.</summary>
    public int Rebalances => Read(() => _openings.Sum(openings => Math.Max(0, openings - 1)));

    /// <summary>The errors of partitions that failed.</summary>
    public IReadOnlyList<string> Errors => Read(() => _errors.ToArray());

    public long NextOf(int partition) => Read(() => _next[partition]);

    public void Restarted()
    {
        lock (_lock)
        {
            _restarts++;
        }
    }

    public void Add(WorkerProcess worker, WorkerReport report)
    {
        lock (_lock)
        {
            switch (report.Kind)
            {
                case WorkerReportKind.Opened:
                    _openings[report.Partition]++;
                    _owners[report.Partition] = worker;
                    _next[report.Partition] = report.Offset;
                    _outgoing[report.Partition] = report.Outgoing;
                    break;
                case WorkerReportKind.Committed when _owners[report.Partition] == worker:
                    // Reports of two processes may come in another order than their commits.
                    _next[report.Partition] = report.Offset;
                    _outgoing[report.Partition] = report.Outgoing;
                    break;
                case WorkerReportKind.Fenced:
                    _fenced++;
                    break;
                case WorkerReportKind.Changed when report.Text.StartsWith("Failed", StringComparison.Ordinal):
                case WorkerReportKind.Ended when report.Text.Length > 0:
                    _errors.Add(report.Text);
                    break;
            }
        }

        Interlocked.Exchange(ref _changed, New()).TrySetResult();
    }

    /// <summary>Waits for something to be so.</summary>
    public async Task WaitAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            if (isSo())
            {
                return;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until every partition is open, and every worker has one where there are enough.</summary>
    public Task SharedAsync(int workers, CancellationToken cancellationToken) => WaitAsync(
        () => Read(() => Array.TrueForAll(_owners, owner => owner is not null) && _owners.Distinct().Count() >= Math.Min(workers, _owners.Length)), cancellationToken);

    /// <summary>Waits until every partition has come to its end and has nothing left to send.</summary>
    public Task DoneAsync(IReadOnlyList<long> ends, CancellationToken cancellationToken) => WaitAsync(() => IsDone(ends), cancellationToken);

    public bool IsDone(IReadOnlyList<long> ends) => Read(() => Enumerable.Range(0, _next.Length).All(partition => _next[partition] >= ends[partition] && _outgoing[partition] <= 0));

    public override string ToString() => Read(() => $"next {string.Join(' ', _next)}; to send {string.Join(' ', _outgoing)}; opened {string.Join(' ', _openings)}");

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
