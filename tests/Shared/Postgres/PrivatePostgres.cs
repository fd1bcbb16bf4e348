using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EcomIntel.Tests;

/// <summary>
/// A PostgreSQL server of one's own on a free loopback port, with its data in a temporary folder. A shell stands between: it stops the server when this process ends,
/// however that comes about, because the pipe to its input closes then.
/// </summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Watch = """
        exec 3<&0
        "$@" </dev/null 3<&- &
        server=$!
        (read -r _ <&3; kill -INT $server) 2>/dev/null &
        watch=$!
        exec 3<&-
        wait $server
        kill $watch 2>/dev/null
        """;

    private readonly string _folder;
    private readonly bool _isDurable;
    private Process? _process;

    private PrivatePostgres(string folder, int port, bool isDurable)
    {
        _folder = folder;
        _isDurable = isDurable;
        Port = port;
    }

    public int Port { get; }

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=ecomintel;Database=postgres");

    /// <summary>Why no server can be started on this machine; null where one can.</summary>
    public static string? WhyNot => OperatingSystem.IsLinux() ? Binaries() is null ? "PostgreSQL is not installed (Debian: postgresql)." : null : "A private PostgreSQL is started on Linux only.";

    /// <summary>Makes the data folder and starts the server. It does not wait for the disk: it is to survive the end of processes, not of the machine.</summary>
    public static Task<PrivatePostgres> StartAsync(CancellationToken cancellationToken = default) => StartAsync(isDurable: false, cancellationToken);

    /// <summary>Makes the data folder and starts the server; one that waits for the disk, where a measurement needs it.</summary>
    public static async Task<PrivatePostgres> StartAsync(bool isDurable, CancellationToken cancellationToken = default)
    {
        string folder = Directory.CreateTempSubdirectory("ecomintel-postgres-").FullName;
        PrivatePostgres server = new(folder, FreePort(), isDurable);
        try
        {
            if (Environment.IsPrivilegedProcess)
            {
                // The server refuses to run as root.
                await RunAsync("chown", [Account, folder], cancellationToken);
            }

            string[] initialise = AsOwner("initdb");
            await RunAsync(initialise[0], [.. initialise[1..], "-D", server.Data, "-U", "ecomintel", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], cancellationToken);
            await server.RestartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server that was stopped or killed again, on the same data and port.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        string port = Port.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new("sh", [
            "-c", Watch, "sh", .. AsOwner("postgres"), "-D", Data, "-p", port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", _isDurable ? "fsync=on" : "fsync=off",
            "-c", "shared_buffers=32MB", "-c", "max_connections=200", "-c", "logging_collector=off", "-c", "log_destination=stderr",
        ])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> log = [];
        Process process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (log)
            {
                log.Add(line.Data ?? "");
            }

            if (line.Data?.Contains("ready to accept connections", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("PostgreSQL ended: " + Text(log)));
        process.Start();
        process.BeginErrorReadLine();
        _process = process;
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
    }

    /// <summary>Ends all of its processes at once, as kill -9 does.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            if (!process.HasExited && File.Exists(PidFile))
            {
                // Not the shell, which is to take note of the end: a process that ended unnoticed counts as running.
                using Process server = Process.GetProcessById(int.Parse((await File.ReadAllLinesAsync(PidFile))[0], CultureInfo.InvariantCulture));
                server.Kill(entireProcessTree: true);
            }
            else
            {
                process.Kill(entireProcessTree: true);
            }

            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Ends it in order; sessions are cut off.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!process.HasExited)
            {
                await KillAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Account => "postgres";

    private string Data => Path.Combine(_folder, "data");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    private static string[] AsOwner(string program)
    {
        string path = Path.Combine(Binaries()!, program);
        return Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=" + Account, "--regid=" + Account, "--clear-groups", path] : [path];
    }

    /// <summary>The newest of Debian's folders, or wherever the path leads.</summary>
    private static string? Binaries()
    {
        const string Root = "/usr/lib/postgresql";
        IEnumerable<string> debian = Directory.Exists(Root)
            ? Directory.GetDirectories(Root).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return debian.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.\n{await output}\n{await error}");
        }
    }

    private static string Text(List<string> lines)
    {
        lock (lines)
        {
            return string.Join('\n', lines);
        }
    }
}
