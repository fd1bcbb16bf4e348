using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcomIntel;

/// <summary>
/// Hours, weekdays and months of many moments in one pass, a piece of 64 rows at a time. Rows sorted by time stay in one local hour for long, so a
/// piece within one hour is filled at once; any other is computed, sixteen rows in each step.
/// </summary>
internal static class CalendarKernel
{
    private const int Piece = 64;

    /// <summary>Above so many changes of the clock within a piece, comparing with each takes longer than a search for each row.</summary>
    private const int MostChanges = 24;

    /// <summary>Fills the hours, the weekdays or the months.</summary>
    public static void Fill(LocalCalendar calendar, FeatureKind part, ReadOnlySpan<long> moments, Span<sbyte> values) => Fill(
        calendar,
        moments,
        part == FeatureKind.HourOfDay ? values : default,
        part == FeatureKind.DayOfWeek ? values : default,
        part == FeatureKind.Month ? values : default);

    /// <summary>Fills what is asked for: a span is as long as the moments, or empty where it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(LocalCalendar calendar, ReadOnlySpan<long> moments, Span<sbyte> hours, Span<sbyte> weekdays, Span<sbyte> months)
    {
        LocalHour hour = default;
        int i = 0;
        for (; i <= moments.Length - Piece; i += Piece)
        {
            ReadOnlySpan<long> piece = moments.Slice(i, Piece);
            (long least, long most) = Extremes(piece);
            if (hour.Has(least, most) || (most - least < LocalHour.Length && (hour = LocalHour.Around(calendar, least)).Has(least, most)))
            {
                Part(hours, i).Fill(hour.Hour);
                Part(weekdays, i).Fill(hour.Weekday);
                Part(months, i).Fill(hour.Month);
            }
            else if (LocalVectors.Cover(least, most) && calendar.Offsets.Between(least, most) is { Changes.Length: <= MostChanges } offsets)
            {
                Compute(piece, offsets, Part(hours, i), Part(weekdays, i), Part(months, i));
            }
            else
            {
                Ask(calendar, piece, Part(hours, i), Part(weekdays, i), Part(months, i));
            }
        }

        Ask(calendar, moments[i..], From(hours, i), From(weekdays, i), From(months, i));
    }

    private static Span<sbyte> Part(Span<sbyte> values, int start) => values.IsEmpty ? values : values.Slice(start, Piece);

    private static Span<sbyte> From(Span<sbyte> values, int start) => values.IsEmpty ? values : values[start..];

    private static (long Least, long Most) Extremes(ReadOnlySpan<long> moments)
    {
        Vector256<long> least = Vector256.Create(moments);
        Vector256<long> most = least;
        for (int i = Vector256<long>.Count; i < moments.Length; i += Vector256<long>.Count)
        {
            Vector256<long> four = Vector256.Create(moments[i..]);
            least = Vector256.Min(least, four);
            most = Vector256.Max(most, four);
        }

        return (
            Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3])),
            Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3])));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compute(ReadOnlySpan<long> moments, in OffsetChanges offsets, Span<sbyte> hours, Span<sbyte> weekdays, Span<sbyte> months)
    {
        for (int i = 0; i < moments.Length; i += Vector128<sbyte>.Count)
        {
            Vector256<int> lower = LocalVectors.Hours(moments.Slice(i, 8), offsets);
            Vector256<int> upper = LocalVectors.Hours(moments.Slice(i + 8, 8), offsets);
            Vector256<int> lowerDay = LocalVectors.Days(lower);
            Vector256<int> upperDay = LocalVectors.Days(upper);
            if (!hours.IsEmpty)
            {
                Store(LocalVectors.HourOfDay(lower, lowerDay), LocalVectors.HourOfDay(upper, upperDay), hours[i..]);
            }

            if (!weekdays.IsEmpty)
            {
                Store(LocalVectors.Weekday(lowerDay), LocalVectors.Weekday(upperDay), weekdays[i..]);
            }

            if (!months.IsEmpty)
            {
                Store(LocalVectors.Month(lowerDay), LocalVectors.Month(upperDay), months[i..]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> lower, Vector256<int> upper, Span<sbyte> values)
    {
        Vector256<short> both = Vector256.Narrow(lower, upper);
        Vector128.Narrow(both.GetLower(), both.GetUpper()).CopyTo(values);
    }

    private static void Ask(LocalCalendar calendar, ReadOnlySpan<long> moments, Span<sbyte> hours, Span<sbyte> weekdays, Span<sbyte> months)
    {
        for (int i = 0; i < hours.Length; i++)
        {
            hours[i] = (sbyte)calendar.HourOfDay(moments[i]);
        }

        for (int i = 0; i < weekdays.Length; i++)
        {
            weekdays[i] = (sbyte)calendar.DayOfWeek(moments[i]);
        }

        for (int i = 0; i < months.Length; i++)
        {
            months[i] = (sbyte)calendar.Month(moments[i]);
        }
    }
}
