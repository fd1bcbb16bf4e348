namespace EcomIntel.Kafka.Harness;

/// <summary>One broker of a <see cref="KafkaCluster"/>: a process that can be killed, suspended and started again with its data. Safe for any thread, for one fault at a time.</summary>
public sealed class KafkaBroker
{
    private readonly string _folder;
    private readonly string _clusterFolder;
    private ChildProcess? _process;

    internal KafkaBroker(int id, string folder, string clusterFolder, BrokerPorts ports)
    {
        Id = id;
        _folder = folder;
        _clusterFolder = clusterFolder;
        Ports = ports;
    }

    /// <summary>Its node id, from 1.</summary>
    public int Id { get; }

    /// <summary>Whether its process is there.</summary>
    public bool IsAlive => _process?.IsAlive == true;

    /// <summary>The last lines that it logged.</summary>
    public IReadOnlyList<string> Output => _process?.Output ?? [];

    internal BrokerPorts Ports { get; }

    /// <summary>Starts it, with the data that it has.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>A task that ends when it answers requests.</returns>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (IsAlive)
        {
            throw new InvalidOperationException($"Broker {Id} runs already.");
        }

        _process = ChildProcess.Start(
            KafkaHome.Java,
            [
                "-Xms256m", "-Xmx640m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=" + KafkaHome.CompilerLevel,
                "-Dlog4j2.configurationFile=" + Path.Combine(_clusterFolder, "log4j2.properties"),
                "-cp", KafkaHome.ClassPath, "kafka.Kafka", Path.Combine(_folder, "broker.properties"),
            ],
            folder: _clusterFolder);
        await _process.WaitForLineAsync(line => line.Contains("Kafka Server started", StringComparison.Ordinal), cancellationToken);
    }

    /// <summary>SIGKILL.</summary>
    /// <returns>A task that ends when it is gone.</returns>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>SIGTERM: it gives its partitions away and ends in order.</summary>
    /// <returns>A task that ends when it is gone.</returns>
    public Task StopAsync()
    {
        Process.Terminate();
        return Process.Exited;
    }

    /// <summary>SIGSTOP: connections stay open and nothing is answered.</summary>
    public void Suspend() => Process.Suspend();

    /// <summary>SIGCONT.</summary>
    public void Resume() => Process.Resume();

    internal ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ChildProcess Process => _process ?? throw new InvalidOperationException($"Broker {Id} was never started.");
}
