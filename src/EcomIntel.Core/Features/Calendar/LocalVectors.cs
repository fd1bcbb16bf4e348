using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcomIntel;

/// <summary>
/// Local times of several moments at once, for moments from 1900-03-02 to before 2100-02-28, in UTC: in these years every fourth is a leap year.
/// Quotients are taken in floating point from half a unit above the dividend, so that they stay further from an integer than rounding can move them.
/// </summary>
internal static class LocalVectors
{
    /// <summary>1900-03-01, a Thursday.</summary>
    private const long Epoch = -25_508 * EpochTime.MicrosecondsPerDay;

    /// <summary>An hour in units of 1,024 microseconds.</summary>
    private const double Hour = 3_515_625;

    /// <summary>2⁵²: added to a smaller whole number, that number is the low bits of the sum.</summary>
    private const double Whole = 1L << 52;

    /// <summary>Whether all moments between these can be computed, with offsets of up to a day.</summary>
    public static bool Cover(long least, long most) => least >= Epoch + EpochTime.MicrosecondsPerDay && most < 47_539 * EpochTime.MicrosecondsPerDay;

    /// <summary>For each of eight moments the local hours since 1900-03-01.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Hours(ReadOnlySpan<long> moments, in OffsetChanges offsets)
    {
        Vector256<long> lower = Vector256.Create(moments);
        Vector256<long> upper = Vector256.Create(moments[Vector256<long>.Count..]);
        Vector256<long> toLocal = Vector256.Create(offsets.First - Epoch);
        Vector256<long> lowerLocal = lower + toLocal;
        Vector256<long> upperLocal = upper + toLocal;
        for (int i = 0; i < offsets.Changes.Length; i++)
        {
            Vector256<long> change = Vector256.Create(offsets.Changes[i]);
            Vector256<long> step = Vector256.Create(offsets.Steps[i]);
            lowerLocal += Vector256.GreaterThanOrEqual(lower, change) & step;
            upperLocal += Vector256.GreaterThanOrEqual(upper, change) & step;
        }

        return Vector256.Narrow(Hours(lowerLocal), Hours(upperLocal));
    }

    /// <summary>The local days since 1900-03-01.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Days(Vector256<int> hours) => Quotient(hours, 24);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> HourOfDay(Vector256<int> hours, Vector256<int> days) => hours - (days * 24);

    /// <summary>Monday 0 to Sunday 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Weekday(Vector256<int> days)
    {
        Vector256<int> fromMonday = days + Vector256.Create(3);
        return fromMonday - (Quotient(fromMonday, 7) * 7);
    }

    /// <summary>
    /// 1 to 12, from the day of a year that begins in March: C. Neri and L. Schneider, Euclidean affine functions and their application to calendar
    /// algorithms, Software: Practice and Experience 53 (2023).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Month(Vector256<int> days)
    {
        Vector256<int> ofFour = days - (Quotient(days, 1461) * 1461);
        Vector256<int> year = Vector256.Min(Quotient(ofFour, 365), Vector256.Create(3));
        Vector256<int> day = ofFour - (year * 365);
        Vector256<int> month = ((day * 2141) + Vector256.Create(197_913)) >> 16;
        return month - (Vector256.GreaterThanOrEqual(day, Vector256.Create(306)) & Vector256.Create(12));
    }

    /// <summary>The local hours as 64-bit integers, of which the lower half is the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Hours(Vector256<long> local)
    {
        Vector256<double> whole = Vector256.Create(Whole);
        Vector256<double> units = ((local >> 10) | whole.AsInt64()).AsDouble() - whole;
        return (Vector256.Floor((units + Vector256.Create(0.5)) * (1 / Hour)) + whole).AsInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Quotient(Vector256<int> dividend, int divisor) =>
        Vector256.ConvertToInt32Native((Vector256.ConvertToSingle(dividend) + Vector256.Create(0.5f)) * (1f / divisor));
}
