namespace EcomIntel;

/// <summary>The unit of time in columns: Int64 microseconds since 1970-01-01T00:00:00Z. Records carry <see cref="DateTimeOffset"/>. Stateless and safe for any thread.</summary>
public static class EpochTime
{
    /// <summary>Microseconds in a day.</summary>
    public const long MicrosecondsPerDay = 86_400_000_000;

    /// <summary>Converts an instant to microseconds since the Unix epoch, rounded towards the past.</summary>
    /// <param name="instant">The instant, with any offset.</param>
    /// <returns>Microseconds since 1970-01-01T00:00:00Z; negative before it.</returns>
    public static long ToMicroseconds(DateTimeOffset instant) =>
        (instant.UtcTicks / TimeSpan.TicksPerMicrosecond) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>Converts microseconds since the Unix epoch to an instant in UTC.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>The instant, with offset zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1 to 9999.</exception>
    public static DateTimeOffset FromMicroseconds(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(checked(microseconds * TimeSpan.TicksPerMicrosecond));
}
