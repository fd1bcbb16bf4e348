using System.Diagnostics;

namespace EcomIntel.Kafka.Harness;

/// <summary>
/// A process that faults are done to, and that never outlives this one. Its output is kept line by line (the last 2,000) and can be waited for. Safe for
/// any thread.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int MostLines = 2_000;

    private readonly Process _process;
    private readonly Watchdog _watchdog;
    private readonly Queue<string> _lines = new();
    private readonly List<LineWait> _waits = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _id;

    private readonly Action<string>? _received;

    private ChildProcess(ProcessStartInfo start, string folder, Action<string>? received)
    {
        _received = received;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Exited += (_, _) => _ = FinishAsync();
        _process.Start();
        _id = _process.Id;
        _watchdog = new Watchdog(_id, folder);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Its process id.</summary>
    public int Id => _id;

    /// <summary>Ends with the process, with its exit code: 128 + the signal that ended it, as in shells.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>Whether it runs or is suspended.</summary>
    public bool IsAlive => !_exited.Task.IsCompleted;

    /// <summary>The last lines of its output and errors, mixed as they came.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Starts a process.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables besides those of this process; null removes one.</param>
    /// <param name="workingFolder">Where it runs; here if null.</param>
    /// <param name="folder">A folder to delete with it if this process dies; null for none.</param>
    /// <param name="received">Told of every line, one after the other.</param>
    /// <returns>The running process; disposing it kills it.</returns>
    public static ChildProcess Start(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? workingFolder = null, string? folder = null, Action<string>? received = null)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ProcessStartInfo start = new(file, arguments)
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? "",
        };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(start, folder ?? "", received);
    }

    /// <summary>Writes a line to its input.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when it is written.</returns>
    public async Task WriteLineAsync(string line, CancellationToken cancellationToken = default)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
    }

    /// <summary>Tells it that no more input comes.</summary>
    public void EndInput() => _process.StandardInput.Close();

    /// <summary>Waits for a line of its output, of those kept or of those to come.</summary>
    /// <param name="isIt">Whether a line is the one.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The line; the task fails when the process ends without it.</returns>
    public Task<string> WaitForLineAsync(Func<string, bool> isIt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isIt);
        LineWait wait = new(isIt, new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            if (_lines.FirstOrDefault(isIt) is { } line)
            {
                return Task.FromResult(line);
            }

            if (!IsAlive)
            {
                return Task.FromException<string>(Ended());
            }

            _waits.Add(wait);
        }

        return wait.Found.Task.WaitAsync(cancellationToken);
    }

    /// <summary>SIGKILL: it is gone at once, as by a crash of the machine's power for this process alone.</summary>
    public void Kill() => Send(Signals.Kill);

    /// <summary>SIGTERM: it is asked to end.</summary>
    public void Terminate() => Send(Signals.Terminate);

    /// <summary>SIGSTOP: it stands still with all it holds.</summary>
    public void Suspend() => Send(Signals.Stop);

    /// <summary>SIGCONT: it goes on.</summary>
    public void Resume() => Send(Signals.Continue);

    /// <summary>Waits until it stands still by a SIGSTOP of its own.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>A task that ends when the system says so.</returns>
    public async Task SuspendedAsync(CancellationToken cancellationToken = default)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(10));
        while (IsAlive)
        {
            // "pid (name) T …"
            string stat = await File.ReadAllTextAsync($"/proc/{_id}/stat", cancellationToken);
            if (stat[(stat.LastIndexOf(')') + 2)..].StartsWith('T'))
            {
                return;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        throw Ended();
    }

    /// <summary>Kills it and waits for its end.</summary>
    /// <returns>A task that ends when nothing is left of it.</returns>
    public async Task KillAsync()
    {
        Kill();
        await Exited;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Send(int signal)
    {
        lock (_lock)
        {
            if (IsAlive && !_process.HasExited)
            {
                Signals.Send(_id, signal);
            }
        }
    }

    private void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        _received?.Invoke(line);
        LineWait[] found;
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }

            found = [.. _waits.Where(wait => wait.IsIt(line))];
            _waits.RemoveAll(found.Contains);
        }

        foreach (LineWait wait in found)
        {
            wait.Found.TrySetResult(line);
        }
    }

    private async Task FinishAsync()
    {
        // Its output may still be on the way when its end is known.
        await _process.WaitForExitAsync();
        _watchdog.Dispose();
        int code = _process.ExitCode;
        LineWait[] waits;
        lock (_lock)
        {
            _exited.TrySetResult(code);
            waits = [.. _waits];
            _waits.Clear();
        }

        foreach (LineWait wait in waits)
        {
            wait.Found.TrySetException(Ended());
        }
    }

    private InvalidOperationException Ended() =>
        new($"Process {_id} ({_process.StartInfo.FileName}) ended with {_exited.Task.Result} before the line came. Its last lines: {string.Join(Environment.NewLine, Output.TakeLast(20))}");

    private sealed record LineWait(Func<string, bool> IsIt, TaskCompletionSource<string> Found);
}
