using System.Collections.Concurrent;

namespace EcomIntel;

/// <summary>
/// The calendar of one time zone over microseconds since the Unix epoch: daylight saving included, the same answers as
/// <see cref="TimeZoneInfo"/>, without asking it for each row. Immutable; safe for any thread.
/// </summary>
public sealed class LocalCalendar
{
    private const long MicrosecondsPerHour = 3_600_000_000;
    private const int DaysToEpoch = 719_162;
    private static readonly ConcurrentDictionary<string, LocalCalendar> Made = new(StringComparer.Ordinal);

    private LocalCalendar(TimeZoneInfo zone)
    {
        TimeZone = zone.Id;
        Offsets = new ZoneOffsets(zone);
    }

    /// <summary>The IANA name of the zone.</summary>
    public string TimeZone { get; }

    /// <summary>The calendar of a zone; made once for each and kept.</summary>
    /// <param name="timeZone">The IANA name, such as <c>Africa/Accra</c>, or <c>UTC</c>.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static LocalCalendar For(string timeZone)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        if (Made.TryGetValue(timeZone, out LocalCalendar? known))
        {
            return known;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out TimeZoneInfo? zone)
            ? Made.GetOrAdd(timeZone, new LocalCalendar(zone))
            : throw new ArgumentException($"The time zone '{timeZone}' is unknown. Use an IANA name such as Africa/Accra.", nameof(timeZone));
    }

    /// <summary>The local hour.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>0 to 23.</returns>
    public int HourOfDay(long microseconds)
    {
        long local = ToLocal(microseconds);
        return (int)((local - (Days(local) * EpochTime.MicrosecondsPerDay)) / MicrosecondsPerHour);
    }

    /// <summary>The local weekday.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>Monday 0 to Sunday 6.</returns>
    public int DayOfWeek(long microseconds) => (int)(((Days(ToLocal(microseconds)) % 7) + 10) % 7);

    /// <summary>The local month.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>1 to 12.</returns>
    public int Month(long microseconds) => DateOf(microseconds).Month;

    /// <summary>The local date.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>The date.</returns>
    public DateOnly DateOf(long microseconds) => DateOnly.FromDayNumber(Math.Clamp(LocalDay(microseconds) + DaysToEpoch, 0, DateOnly.MaxValue.DayNumber));

    /// <summary>The number of the local day.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>Days from 1970-01-01 local to the local date; negative before it.</returns>
    public int LocalDay(long microseconds) => (int)Days(ToLocal(microseconds));

    /// <summary>The local time as a count that has no zone.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>Microseconds from 1970-01-01T00:00:00 local time to the local time on the clock.</returns>
    public long ToLocal(long microseconds) => microseconds + Offsets.At(microseconds);

    /// <summary>When the zone's clock is how far ahead of UTC.</summary>
    internal ZoneOffsets Offsets { get; }

    internal int ValueAt(FeatureKind part, long microseconds) => part switch
    {
        FeatureKind.HourOfDay => HourOfDay(microseconds),
        FeatureKind.DayOfWeek => DayOfWeek(microseconds),
        _ => Month(microseconds),
    };

    internal static bool Exists(string timeZone) => Made.ContainsKey(timeZone) || TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _);

    private static long Days(long local)
    {
        long days = local / EpochTime.MicrosecondsPerDay;
        return local < days * EpochTime.MicrosecondsPerDay ? days - 1 : days;
    }
}
