using System.Globalization;
using System.Net;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Where a broker listens.</summary>
internal sealed record BrokerAddress(string Host, int Port)
{
    public bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    public static bool TryParse(string text, out IReadOnlyList<BrokerAddress> brokers)
    {
        List<BrokerAddress> all = [];
        brokers = all;
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = part.LastIndexOf(':');
            if (colon <= 0 || !int.TryParse(part.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 1 or > 65_535)
            {
                return false;
            }

            all.Add(new BrokerAddress(part[..colon], port));
        }

        return all.Count > 0;
    }
}
