using System.Numerics;
using System.Runtime.CompilerServices;

namespace EcomIntel;

/// <summary>
/// Sorts by time in linear time and stably: digit by digit from the lowest (LSD radix sort; Knuth, The Art of Computer Programming 3, 5.2.5), over only
/// those digits in which the times differ.
/// </summary>
internal static class TimeSort
{
    private const int SmallDigit = 8;
    private const int LargeDigit = 11;
    private const int ManyItems = 2048;

    /// <summary>Sorts items with the help of a second span of their length, and returns the span that holds the result.</summary>
    public static Span<TimedItem> Sort(Span<TimedItem> items, Span<TimedItem> other)
    {
        other = other[..items.Length];
        if (IsSorted(items, out long least, out long most))
        {
            return items;
        }

        int bits = 64 - BitOperations.LeadingZeroCount((ulong)(most - least));
        int digit = items.Length < ManyItems ? SmallDigit : LargeDigit;
        Span<int> ends = stackalloc int[1 << LargeDigit];
        ends = ends[..(1 << digit)];
        for (int shift = 0; shift < bits; shift += digit)
        {
            Pass(items, other, least, shift, ends);
            Span<TimedItem> sorted = other;
            other = items;
            items = sorted;
        }

        return items;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(ReadOnlySpan<TimedItem> items, Span<TimedItem> sorted, long least, int shift, Span<int> next)
    {
        int mask = next.Length - 1;
        next.Clear();
        foreach (ref readonly TimedItem item in items)
        {
            next[(int)((ulong)(item.Time - least) >> shift) & mask]++;
        }

        int start = 0;
        foreach (ref int position in next)
        {
            (position, start) = (start, start + position);
        }

        foreach (ref readonly TimedItem item in items)
        {
            sorted[next[(int)((ulong)(item.Time - least) >> shift) & mask]++] = item;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsSorted(ReadOnlySpan<TimedItem> items, out long least, out long most)
    {
        least = long.MaxValue;
        most = long.MinValue;
        bool sorted = true;
        foreach (ref readonly TimedItem item in items)
        {
            sorted &= item.Time >= most;
            least = Math.Min(least, item.Time);
            most = Math.Max(most, item.Time);
        }

        return sorted;
    }
}
