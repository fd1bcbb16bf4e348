using System.Collections.Concurrent;

namespace EcomIntel.Kafka.Harness;

/// <summary>A worker in a process of its own, and what it reports. Safe for any thread.</summary>
public sealed class WorkerProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly ConcurrentDictionary<int, string> _states = new();

    private WorkerProcess(WorkerSettings settings, Action<WorkerProcess, WorkerReport> reported)
    {
        Settings = settings;
        string program = Path.Combine(AppContext.BaseDirectory, "EcomIntel.Kafka.Harness.dll");
        Dictionary<string, string?> environment = new() { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0" };
        _process = ChildProcess.Start("dotnet", ["exec", program, "worker", settings.ToArgument()], environment, received: line =>
        {
            if (WorkerReport.Parse(line) is { } report)
            {
                if (report.Kind == WorkerReportKind.Changed)
                {
                    _states[report.Partition] = report.Text;
                }

                reported(this, report);
            }
        });
    }

    public WorkerSettings Settings { get; }

    /// <summary>Whether its process is there; a suspended one is.</summary>
    public bool IsAlive => _process.IsAlive;

    /// <summary>Its exit code, at its end.</summary>
    public Task<int> Exited => _process.Exited;

    /// <summary>The last lines that it wrote.</summary>
    public IReadOnlyList<string> Output => _process.Output;

    /// <summary>How each partition stood last, with the error if it failed.</summary>
    public IReadOnlyDictionary<int, string> States => _states;

    public static WorkerProcess Start(WorkerSettings settings, Action<WorkerProcess, WorkerReport> reported) => new(settings, reported);

    /// <summary>Ends when the worker's host is up.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) =>
        _process.WaitForLineAsync(line => WorkerReport.Parse(line) is { Kind: WorkerReportKind.Started }, cancellationToken);

    /// <summary>Ends when it has stopped itself.</summary>
    public Task SuspendedAsync(CancellationToken cancellationToken) => _process.SuspendedAsync(cancellationToken);

    public Task KillAsync() => _process.KillAsync();

    public void Kill() => _process.Kill();

    public void Suspend() => _process.Suspend();

    public void Resume() => _process.Resume();

    /// <summary>SIGTERM, as a container is stopped.</summary>
    public void Terminate() => _process.Terminate();

    /// <summary>Has a partition's state and log put together again; see <see cref="WorkerHost"/> for the commands.</summary>
    public Task TellAsync(string command, CancellationToken cancellationToken) => _process.WriteLineAsync(command, cancellationToken);

    public async Task<int> StopAsync(TimeSpan limit)
    {
        if (!_process.IsAlive)
        {
            return await _process.Exited;
        }

        _process.Terminate();
        await ((Task)_process.Exited).WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _process.IsAlive ? throw new TimeoutException($"A worker did not end within {limit.TotalSeconds} s of SIGTERM.") : await _process.Exited;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
