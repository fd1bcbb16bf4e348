using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>The moments, from the first to before the last, that share a local hour of a local date without a change of the clock; none by default.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LocalHour(long First, long End, sbyte Hour, sbyte Weekday, sbyte Month)
{
    /// <summary>Microseconds in an hour.</summary>
    public const long Length = 3_600_000_000;

    /// <summary>The hour around a moment; none where there is no table of the zone's changes.</summary>
    public static LocalHour Around(LocalCalendar calendar, long moment)
    {
        if (!ZoneOffsets.Cover(moment))
        {
            return default;
        }

        long local = calendar.ToLocal(moment) - (calendar.LocalDay(moment) * EpochTime.MicrosecondsPerDay);
        long first = moment - (local % Length);
        (long from, long to) = calendar.Offsets.Around(moment);
        return new LocalHour(
            Math.Max(first, from), Math.Min(first + Length, to), (sbyte)calendar.HourOfDay(moment), (sbyte)calendar.DayOfWeek(moment), (sbyte)calendar.Month(moment));
    }

    /// <summary>Whether all moments from the least to the most are in this hour.</summary>
    public bool Has(long least, long most) => least >= First && most < End;
}
