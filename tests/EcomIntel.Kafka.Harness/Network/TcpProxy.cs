using System.Net;
using System.Net.Sockets;

namespace EcomIntel.Kafka.Harness;

/// <summary>A network between a client and a server on loopback that can be slow, cut or lose answers. Safe for any thread.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly IPEndPoint _target;
    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<ProxyConnection> _connections = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private TaskCompletionSource _healed = Completed();
    private ProxyDirections _cut;
    private bool _losesAnswers;
    private long _delayTicks;
    private long _lostBytes;
    private long _heldBytes;

    /// <summary>Begins to listen.</summary>
    /// <param name="targetPort">The server's port on loopback; nothing need listen there yet.</param>
    /// <param name="port">Its own port; a free one where null.</param>
    public TcpProxy(int targetPort, int? port = null)
    {
        _target = new IPEndPoint(IPAddress.Loopback, targetPort);
        Port = port ?? FreePorts.Take();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens on loopback.</summary>
    public int Port { get; }

    /// <summary>How long bytes take, each way; none by default.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    /// <summary>The connections that are open.</summary>
    public int Connections
    {
        get
        {
            lock (_lock)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Bytes that were swallowed.</summary>
    public long LostBytes => Interlocked.Read(ref _lostBytes);

    /// <summary>Bytes that a cut stopped on their way.</summary>
    public long HeldBytes => Interlocked.Read(ref _heldBytes);

    /// <summary>Stops bytes, as a network that loses every packet does: connections stay open and nothing arrives.</summary>
    /// <param name="directions">Which way.</param>
    public void Cut(ProxyDirections directions = ProxyDirections.Both)
    {
        lock (_lock)
        {
            _cut = directions;
            if (_healed.Task.IsCompleted)
            {
                _healed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Swallows what the server answers from now on: it does what it is asked, and the client never learns. <see cref="Heal"/> ends the connections that lost something.</summary>
    public void LoseAnswers()
    {
        lock (_lock)
        {
            _losesAnswers = true;
        }
    }

    /// <summary>Ends a cut, after which held bytes arrive, and the loss of answers.</summary>
    public void Heal()
    {
        ProxyConnection[] broken;
        lock (_lock)
        {
            _cut = ProxyDirections.None;
            _losesAnswers = false;
            _healed.TrySetResult();
            broken = [.. _connections.Where(connection => connection.HasLost)];
        }

        foreach (ProxyConnection connection in broken)
        {
            connection.Close();
        }
    }

    /// <summary>Ends all connections, as a firewall does that forgets them; new ones may come at once.</summary>
    public void CloseConnections()
    {
        ProxyConnection[] all;
        lock (_lock)
        {
            all = [.. _connections];
        }

        foreach (ProxyConnection connection in all)
        {
            connection.Close();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        CloseConnections();
        await _accepting;
    }

    /// <summary>Lets a piece of a stream pass when it may. Returns false where it is swallowed.</summary>
    internal async ValueTask<bool> PassAsync(ProxyDirections direction, int bytes)
    {
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, TimeProvider.System, _end.Token);
        }

        bool isHeld = false;
        while (true)
        {
            Task healed;
            lock (_lock)
            {
                if (_losesAnswers && direction == ProxyDirections.ToClient)
                {
                    Interlocked.Add(ref _lostBytes, bytes);
                    return false;
                }

                if ((_cut & direction) == ProxyDirections.None)
                {
                    return true;
                }

                healed = _healed.Task;
            }

            if (!isHeld)
            {
                Interlocked.Add(ref _heldBytes, bytes);
                isHeld = true;
            }

            await healed.WaitAsync(_end.Token);
        }
    }

    private static TaskCompletionSource Completed()
    {
        TaskCompletionSource source = new();
        source.SetResult();
        return source;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_end.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using ProxyConnection connection = new(this, client);
        lock (_lock)
        {
            _connections.Add(connection);
        }

        await connection.RunAsync(_target, _end.Token);
        lock (_lock)
        {
            _connections.Remove(connection);
        }
    }
}
