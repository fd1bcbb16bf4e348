using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>Time text to microseconds, by the map's formats and zone.</summary>
internal sealed class TimeText(CsvMap map)
{
    private readonly ImmutableArray<string> _formats = map.DateFormats;
    private readonly CultureInfo _culture = map.Culture;
    private readonly ZoneClock? _clock = map.TimeZone == "UTC" ? null : new ZoneClock(TimeZoneInfo.FindSystemTimeZoneById(map.TimeZone));

    public Cell Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (!_formats.IsEmpty)
        {
            return ParseExact(text);
        }

        return IsoTimestamp.TryParse(text, out long ticks, out TimeSpan? offset) ? Instant(ticks, offset) : Cell.Bad;
    }

    private Cell ParseExact(ReadOnlySpan<char> text)
    {
        foreach (string format in _formats)
        {
            if (DateTime.TryParseExact(text, format, _culture, DateTimeStyles.RoundtripKind, out DateTime time))
            {
                // A kind means that the text had an offset; DateTimeOffset then reads it without the machine's own zone.
                return time.Kind == DateTimeKind.Unspecified
                    ? Instant(time.Ticks, offset: null)
                    : Of(DateTimeOffset.ParseExact(text, format, _culture, DateTimeStyles.AssumeUniversal).UtcTicks, skipped: false);
            }
        }

        return Cell.Bad;
    }

    /// <summary>The instant that a clock shows: one with the stated offset, or without one the map's zone.</summary>
    public Cell Instant(long localTicks, TimeSpan? offset)
    {
        bool skipped = false;
        long utc = offset is { } stated ? localTicks - stated.Ticks : _clock is null ? localTicks : _clock.ToUtcTicks(localTicks, out skipped);
        return utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks ? Cell.Bad : Of(utc, skipped);
    }

    private static Cell Of(long utcTicks, bool skipped) => new(
        skipped ? CellState.Shifted : CellState.Present, EpochTime.ToMicroseconds(new DateTimeOffset(utcTicks, TimeSpan.Zero)), null);
}
