using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// What clients last said of their connections. A question that went unanswered ends with a bare timeout: only this tells a wrong password, a broker that nobody
/// vouches for, or a name without an address from a slow broker. Safe for any thread.
/// </summary>
internal sealed class ConnectionTrouble(TimeProvider timeProvider)
{
    /// <summary>What is older has passed.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private volatile Noted? _last;

    public void Note(Error error)
    {
        if (error.Code is ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Ssl or ErrorCode.Local_Resolve or ErrorCode.Local_Transport)
        {
            _last = new Noted(error.Reason, timeProvider.GetTimestamp());
        }
    }

    /// <summary>The end of a message about an error that may come of it; empty where it does not.</summary>
    public string Behind(ErrorCode code) =>
        code is ErrorCode.Local_TimedOut or ErrorCode.Local_MsgTimedOut or ErrorCode.Local_TimedOutQueue or ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport
            && _last is { } last && timeProvider.GetElapsedTime(last.At) < Lifetime
            ? $" The connection's last error: {last.Reason.TrimEnd('.')}."
            : "";

    private sealed record Noted(string Reason, long At);
}
