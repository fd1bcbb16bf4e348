using System.Net;
using System.Net.Sockets;

namespace EcomIntel.Kafka.Harness;

/// <summary>Ports of the loopback that nothing listens on. They lie below the range that the system takes for outgoing connections, so that one stays free while its broker is down.</summary>
public static class FreePorts
{
    private const int First = 15_000;
    private const int Count = 16_000;

    // Runs at the same time begin at different places.
    private static int _next = Environment.ProcessId * 61 % Count;

    /// <summary>Takes the next free port.</summary>
    /// <returns>A port that this process has not taken before.</returns>
    public static int Take()
    {
        for (int attempt = 0; attempt < Count; attempt++)
        {
            int port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
