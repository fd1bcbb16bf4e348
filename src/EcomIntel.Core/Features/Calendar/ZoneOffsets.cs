namespace EcomIntel;

/// <summary>
/// The offsets of a zone from UTC, in microseconds. Every change of the years 1900 to 2100 is found once, by looking each twelve hours and
/// halving where two looks differ; a look-up is then a search in a short sorted list. Outside those years the zone itself is asked.
/// </summary>
internal sealed class ZoneOffsets
{
    private const long MicrosecondsPerHour = 3_600_000_000;
    private const long Step = 12 * MicrosecondsPerHour;
    private static readonly long First = EpochTime.ToMicroseconds(new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly long End = EpochTime.ToMicroseconds(new DateTimeOffset(2101, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly TimeZoneInfo _zone;
    private readonly long[] _starts;
    private readonly long[] _offsets;

    public ZoneOffsets(TimeZoneInfo zone)
    {
        _zone = zone;
        List<long> starts = [First];
        List<long> offsets = [Ask(First)];
        for (long from = First; from < End; from += Step)
        {
            long to = Math.Min(from + Step, End);
            long after = Ask(to);
            if (after != offsets[^1])
            {
                starts.Add(Change(from, to, offsets[^1]));
                offsets.Add(after);
            }
        }

        _starts = [.. starts];
        _offsets = [.. offsets];
    }

    public long At(long microseconds)
    {
        if (_starts.Length == 1 && microseconds >= First && microseconds < End)
        {
            return _offsets[0];
        }

        if (microseconds < First || microseconds >= End)
        {
            return Ask(microseconds);
        }

        int low = 0;
        int high = _starts.Length;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (_starts[middle] <= microseconds)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return _offsets[low];
    }

    private long Change(long from, long to, long before)
    {
        while (to - from > 1)
        {
            long middle = from + ((to - from) / 2);
            if (Ask(middle) == before)
            {
                from = middle;
            }
            else
            {
                to = middle;
            }
        }

        return to;
    }

    private long Ask(long microseconds) => _zone.GetUtcOffset(EpochTime.FromMicroseconds(microseconds)).Ticks / TimeSpan.TicksPerMicrosecond;
}
