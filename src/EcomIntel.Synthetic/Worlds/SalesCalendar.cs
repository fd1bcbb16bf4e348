using System.Collections.Immutable;

namespace EcomIntel.Synthetic;

/// <summary>When orders come: a rate for each quarter of an hour of the world's time, constant within it. Immutable; safe for any thread.</summary>
internal sealed class SalesCalendar
{
    /// <summary>Every zone's offset is a multiple of it, so that a slot lies within one local hour.</summary>
    private const long SlotMicroseconds = EpochTime.MicrosecondsPerDay / 96;

    private readonly long _start;
    private readonly double[] _running;
    private readonly double[] _weights;
    private readonly DateTime[] _local;

    public SalesCalendar(WorldPlan plan)
    {
        _start = Midnight(plan.Start, plan.Zone);
        End = Midnight(plan.Start.AddMonths(plan.Months), plan.Zone);
        int count = (int)((End - _start) / SlotMicroseconds);
        _running = new double[count];
        _weights = new double[count];
        _local = new DateTime[count];
        double sum = 0;
        for (int slot = 0; slot < count; slot++)
        {
            DateTime utc = EpochTime.FromMicroseconds(_start + (slot * SlotMicroseconds)).UtcDateTime;
            DateTime local = utc + plan.Zone.GetUtcOffset(utc);
            bool weekend = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            _local[slot] = local;
            _weights[slot] = plan.MonthLifts[local.Month - 1] * (weekend ? plan.WeekendLift : 1) * plan.HourLifts[local.Hour];
            sum += _weights[slot];
            _running[slot] = sum;
        }

        Months = [.. Enumerable.Range(0, Math.Min(plan.Months, 12)).Select(i => plan.Start.AddMonths(i).Month).Order()];
    }

    /// <summary>The first moment of the world's time, in microseconds since the epoch.</summary>
    public long Start => _start;

    /// <summary>The first moment after it.</summary>
    public long End { get; }

    /// <summary>The months (1 to 12) of the world's time.</summary>
    public ImmutableArray<int> Months { get; }

    /// <summary>Draws times of the calendar's rate in ascending order, one by one: order statistics of uniform numbers, mapped through the running rate.</summary>
    /// <returns>Microseconds since the epoch, and the local hour of each.</returns>
    public IEnumerable<(long Timestamp, int Hour)> Draw(long seed, string field, int count)
    {
        SeededRandom random = SeededRandom.For(seed, field);
        double remaining = 1;
        int slot = 0;
        for (int i = 0; i < count; i++)
        {
            remaining *= Math.Pow(1 - random.NextDouble(), 1.0 / (count - i));
            double target = (1 - remaining) * _running[^1];
            while (slot < _running.Length - 1 && _running[slot] <= target)
            {
                slot++;
            }

            double within = (target - (_running[slot] - _weights[slot])) / _weights[slot];
            long offset = Math.Clamp((long)(within * SlotMicroseconds), 0, SlotMicroseconds - 1);
            yield return (_start + (slot * SlotMicroseconds) + offset, _local[slot].Hour);
        }
    }

    /// <summary>The mean rate over the slots that are chosen, over the mean rate of all others; null where either are none.</summary>
    public double? Ratio(Func<DateTime, bool> chosen)
    {
        double inside = 0;
        double outside = 0;
        int insideCount = 0;
        for (int slot = 0; slot < _weights.Length; slot++)
        {
            bool isInside = chosen(_local[slot]);
            inside += isInside ? _weights[slot] : 0;
            outside += isInside ? 0 : _weights[slot];
            insideCount += isInside ? 1 : 0;
        }

        return insideCount == 0 || insideCount == _weights.Length ? null : inside / insideCount / (outside / (_weights.Length - insideCount));
    }

    /// <summary>The share of orders in each local hour.</summary>
    public double[] HourShares()
    {
        double[] shares = new double[24];
        for (int slot = 0; slot < _weights.Length; slot++)
        {
            shares[_local[slot].Hour] += _weights[slot] / _running[^1];
        }

        return shares;
    }

    private static long Midnight(DateOnly day, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return EpochTime.ToMicroseconds(new DateTimeOffset(local, zone.GetUtcOffset(local)));
    }
}
