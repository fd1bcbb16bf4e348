using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>How many events there were, the sum of their measure, and when the newest was: all that counts, sums, means and times since need.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Moments : IAggregateState<Moments>
{
    private ExactSum _sum;
    private long _last;
    private int _count;
    private int _measured;

    /// <summary>The number of events.</summary>
    public readonly int Count => _count;

    /// <summary>The number of events that have the measure.</summary>
    public readonly int Measured => _measured;

    /// <summary>The time of the newest event; means nothing where there is none.</summary>
    public readonly long Last => _last;

    public readonly ExactSum Sum => _sum;

    public void Add(long time, long value)
    {
        _last = _count == 0 || time > _last ? time : _last;
        _count++;
        if (value != FeatureCell.MissingInteger)
        {
            _sum.Add(value);
            _measured++;
        }
    }

    /// <summary>The newest event is the last to leave a window, so the time of it need not be looked for.</summary>
    public void Remove(long time, long value)
    {
        _count--;
        if (value != FeatureCell.MissingInteger)
        {
            _sum.Remove(value);
            _measured--;
        }
    }

    public void Clear() => this = default;

    public void Merge(in Moments other)
    {
        _last = _count == 0 || (other._count > 0 && other._last > _last) ? other._last : _last;
        _count += other._count;
        _measured += other._measured;
        _sum.Add(other._sum);
    }
}
