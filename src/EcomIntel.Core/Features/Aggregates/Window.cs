using System.Globalization;

namespace EcomIntel;

/// <summary>
/// How far back an aggregate looks from a moment t: over all events before it, over those of [t − length, t), over the last few before it, or over
/// all with a weight that halves with age. Immutable; safe for any thread.
/// </summary>
public sealed record Window
{
    private Window()
    {
    }

    /// <summary>All events before the moment.</summary>
    public static Window Lifetime { get; } = new();

    /// <summary>The length of a trailing window; null for any other.</summary>
    public TimeSpan? Length { get; private init; }

    /// <summary>How many of the last events are looked at; null for any other window.</summary>
    public int? Events { get; private init; }

    /// <summary>The age at which an event weighs half; null for any other window.</summary>
    public TimeSpan? HalfLife { get; private init; }

    /// <summary>What the window adds to a feature's name: empty for a lifetime, else <c>_30d</c>, <c>_12h</c>, <c>_45m</c>, <c>_10s</c>, <c>_5us</c>, <c>_last5</c> or <c>_decay30d</c>.</summary>
    internal string Suffix => this == Lifetime ? string.Empty : "_" + ToString();

    /// <summary>The length of a trailing window; <see cref="long.MaxValue"/> for any other.</summary>
    internal long Microseconds => Length is { } length ? length.Ticks / TimeSpan.TicksPerMicrosecond : long.MaxValue;

    internal bool IsTrailing => Length is not null;

    /// <summary>A trailing window of whole days of 24 hours.</summary>
    /// <param name="days">The number of days; above zero, which is checked when the pipeline is built.</param>
    /// <returns>The window.</returns>
    public static Window Days(int days) => Of(TimeSpan.FromDays(days));

    /// <summary>A trailing window of whole hours.</summary>
    /// <param name="hours">The number of hours; above zero, which is checked when the pipeline is built.</param>
    /// <returns>The window.</returns>
    public static Window Hours(int hours) => Of(TimeSpan.FromHours(hours));

    /// <summary>A trailing window of any length.</summary>
    /// <param name="length">The length; above zero and of whole microseconds, which is checked when the pipeline is built.</param>
    /// <returns>The window.</returns>
    public static Window Of(TimeSpan length) => new() { Length = length };

    /// <summary>The last events strictly before the moment, by time and then by id, however old.</summary>
    /// <param name="events">Their number; 1 to 100,000, which is checked when the pipeline is built.</param>
    /// <returns>The window.</returns>
    public static Window Last(int events) => new() { Events = events };

    /// <summary>All events, one of age a weighing 2^(−a ÷ half-life): exponential decay, for counts, sums and means.</summary>
    /// <param name="halfLife">The age at which an event weighs half; above zero and of whole microseconds, which is checked when the pipeline is built.</param>
    /// <returns>The window.</returns>
    public static Window Decay(TimeSpan halfLife) => new() { HalfLife = halfLife };

    /// <inheritdoc/>
    public override string ToString() => this switch
    {
        { Length: { } length } => Text(length),
        { HalfLife: { } halfLife } => "decay" + Text(halfLife),
        { Events: { } events } => "last" + events.ToString(CultureInfo.InvariantCulture),
        _ => "lifetime",
    };

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
