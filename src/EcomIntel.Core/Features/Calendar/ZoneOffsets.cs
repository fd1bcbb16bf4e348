namespace EcomIntel;

/// <summary>
/// The offsets of a zone from UTC, in microseconds. Every change of the years 1900 to 2100 is found once, by looking each twelve hours and
/// halving where two looks differ; a look-up is then a step or two from where the moment's twelve days begin. Outside those years the zone itself is asked.
/// </summary>
internal sealed class ZoneOffsets
{
    private const long First = -25_567 * EpochTime.MicrosecondsPerDay;
    private const long End = 47_847 * EpochTime.MicrosecondsPerDay;

    private const long Step = EpochTime.MicrosecondsPerDay / 2;
    private const int StretchBits = 40;

    private readonly TimeZoneInfo _zone;
    private readonly long[] _offsets;
    private readonly long[] _ends;
    private readonly long[] _steps;
    private readonly short[] _stretches;

    public ZoneOffsets(TimeZoneInfo zone)
    {
        _zone = zone;
        List<long> ends = [];
        List<long> offsets = [Ask(First)];
        for (long from = First; from < End; from += Step)
        {
            long to = Math.Min(from + Step, End);
            long after = Ask(to);
            if (after != offsets[^1])
            {
                ends.Add(Change(from, to, offsets[^1]));
                offsets.Add(after);
            }
        }

        _offsets = [.. offsets];
        _ends = [.. ends, long.MaxValue];
        _steps = [.. offsets.Zip(offsets.Skip(1), (before, after) => after - before)];
        _stretches = new short[((End - First) >> StretchBits) + 1];
        for (int stretch = 1; stretch < _stretches.Length; stretch++)
        {
            _stretches[stretch] = (short)Find(_stretches[stretch - 1], First + ((long)stretch << StretchBits));
        }
    }

    /// <summary>Whether the moment is in the years 1900 to 2100.</summary>
    public static bool Cover(long microseconds) => microseconds is >= First and < End;

    public long At(long microseconds) => Cover(microseconds) ? _offsets[Find(microseconds)] : Ask(microseconds);

    /// <summary>The moments around a covered one, from the first to before the last, that have its offset.</summary>
    public (long First, long End) Around(long microseconds)
    {
        int interval = Find(microseconds);
        return (interval == 0 ? First : _ends[interval - 1], Math.Min(_ends[interval], End));
    }

    /// <summary>The offset at the first of two covered moments, and its changes up to the last.</summary>
    public OffsetChanges Between(long first, long last)
    {
        int from = Find(first);
        int count = Find(last) - from;
        return new OffsetChanges(_offsets[from], _ends.AsSpan(from, count), _steps.AsSpan(from, count));
    }

    private int Find(long microseconds) => Find(_stretches[(microseconds - First) >> StretchBits], microseconds);

    private int Find(int interval, long microseconds)
    {
        while (microseconds >= _ends[interval])
        {
            interval++;
        }

        return interval;
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
