using System.Net;
using System.Net.Sockets;

namespace EcomIntel.Kafka.Harness;

/// <summary>One connection through a proxy: a pump each way, until either side ends it.</summary>
internal sealed class ProxyConnection(TcpProxy proxy, Socket client) : IDisposable
{
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Whether the stream to the client misses bytes, so that it cannot go on.</summary>
    public bool HasLost { get; private set; }

    public async Task RunAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        try
        {
            client.NoDelay = true;
            await _server.ConnectAsync(target, cancellationToken);
            await Task.WhenAny(PumpAsync(client, _server, ProxyDirections.ToServer), PumpAsync(_server, client, ProxyDirections.ToClient));
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The server is down, or all is over.
        }
    }

    /// <summary>Ends it at once, with a reset.</summary>
    public void Close()
    {
        try
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It ended by itself.
        }

        Dispose();
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, ProxyDirections direction)
    {
        byte[] buffer = new byte[256 * 1024];
        try
        {
            while (true)
            {
                int read = await from.ReceiveAsync(buffer);
                if (read == 0)
                {
                    return;
                }

                if (!await proxy.PassAsync(direction, read))
                {
                    HasLost = true;
                    continue;
                }

                if (HasLost && direction == ProxyDirections.ToClient)
                {
                    return;
                }

                for (int sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
                }
            }
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side ended it.
        }
    }
}
