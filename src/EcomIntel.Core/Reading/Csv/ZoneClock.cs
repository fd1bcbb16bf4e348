using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>From a zone's own clock to UTC. Offsets are remembered by the hour, except where they change.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    private const long Uneven = long.MinValue;
    private readonly Dictionary<long, long> _offsets = [];

    /// <summary>The instant that the clock shows, and whether it never showed that time.</summary>
    public long ToUtcTicks(long localTicks, out bool skipped)
    {
        skipped = false;
        ref long offset = ref CollectionsMarshal.GetValueRefOrAddDefault(_offsets, localTicks / TimeSpan.TicksPerHour, out bool known);
        if (!known)
        {
            offset = OffsetOfHour(localTicks - (localTicks % TimeSpan.TicksPerHour));
        }

        return localTicks - (offset == Uneven ? OffsetAt(localTicks, out skipped) : offset);
    }

    private long OffsetOfHour(long start)
    {
        long first = OffsetAt(start, out bool skippedFirst);
        for (int quarter = 1; quarter <= 4; quarter++)
        {
            long end = Math.Min(start + (quarter * TimeSpan.TicksPerHour / 4), DateTime.MaxValue.Ticks) - 1;
            if (skippedFirst || OffsetAt(end, out bool skipped) != first || skipped)
            {
                return Uneven;
            }
        }

        return first;
    }

    private long OffsetAt(long localTicks, out bool skipped)
    {
        DateTime local = new(localTicks, DateTimeKind.Unspecified);
        skipped = zone.IsInvalidTime(local);
        if (skipped)
        {
            // The offset from before the gap, so that the time moves on by what was skipped.
            return zone.GetUtcOffset(new DateTimeOffset(local, zone.GetUtcOffset(local)).AddDays(-1)).Ticks;
        }

        return zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max().Ticks : zone.GetUtcOffset(local).Ticks;
    }
}
