using System.Globalization;

namespace EcomIntel;

/// <summary>
/// How far back an aggregate looks from a moment t: over all events before it, or over those of [t − length, t). Immutable; safe for any thread.
/// </summary>
public sealed record Window
{
    private Window(TimeSpan? length) => Length = length;

    /// <summary>All events before the moment.</summary>
    public static Window Lifetime { get; } = new(default(TimeSpan?));

    /// <summary>The length of a trailing window; null for a lifetime.</summary>
    public TimeSpan? Length { get; }

    /// <summary>What the window adds to a feature's name: empty for a lifetime, else <c>_30d</c>, <c>_12h</c>, <c>_45m</c>, <c>_10s</c> or <c>_5us</c>.</summary>
    internal string Suffix => Length is { } length ? "_" + Text(length) : string.Empty;

    internal long Microseconds => Length is { } length ? length.Ticks / TimeSpan.TicksPerMicrosecond : long.MaxValue;

    /// <summary>A trailing window of whole days of 24 hours.</summary>
    /// <param name="days">The number of days; above zero, which is checked when the pipeline is built.</param>
    /// <returns>The window.</returns>
    public static Window Days(int days) => new(TimeSpan.FromDays(days));

    /// <summary>A trailing window of whole hours.</summary>
    /// <param name="hours">The number of hours; above zero, which is checked when the pipeline is built.</param>
    /// <returns>The window.</returns>
    public static Window Hours(int hours) => new(TimeSpan.FromHours(hours));

    /// <summary>A trailing window of any length.</summary>
    /// <param name="length">The length; above zero and of whole microseconds, which is checked when the pipeline is built.</param>
    /// <returns>The window.</returns>
    public static Window Of(TimeSpan length) => new(length);

    /// <inheritdoc/>
    public override string ToString() => Length is { } length ? Text(length) : "lifetime";

    private static string Text(TimeSpan length)
    {
        (long ticks, string unit) = length.Ticks switch
        {
            var t when t % TimeSpan.TicksPerDay == 0 => (TimeSpan.TicksPerDay, "d"),
            var t when t % TimeSpan.TicksPerHour == 0 => (TimeSpan.TicksPerHour, "h"),
            var t when t % TimeSpan.TicksPerMinute == 0 => (TimeSpan.TicksPerMinute, "m"),
            var t when t % TimeSpan.TicksPerSecond == 0 => (TimeSpan.TicksPerSecond, "s"),
            _ => (TimeSpan.TicksPerMicrosecond, "us"),
        };
        return (length.Ticks / ticks).ToString(CultureInfo.InvariantCulture) + unit;
    }
}
