using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>
/// Weights and weighted sums of events that weigh 2^(−age ÷ half-life) each, as of the newest event. What shares its moment is added up exactly first
/// and folded in when time moves on, so that the order within a moment is nothing to the sum.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Decayed : IAggregateState<Decayed>
{
    private double _rate;
    private long _newest;
    private double _weight;
    private double _measuredWeight;
    private double _sum;
    private ExactSum _newSum;
    private int _new;
    private int _newMeasured;

    /// <summary>Starts without a past.</summary>
    /// <param name="halfLife">The half-life in microseconds.</param>
    public Decayed(long halfLife) => _rate = -1.0 / halfLife;

    public static bool IsExact => false;

    public void Add(long time, long value)
    {
        if (time < _newest)
        {
            AddLate(time, value);
            return;
        }

        MoveOn(time);
        _new++;
        if (value != FeatureCell.MissingInteger)
        {
            _newMeasured++;
            _newSum.Add(value);
        }
    }

    public void Remove(long time, long value) => throw new System.Diagnostics.UnreachableException("Nothing leaves a decaying past.");

    public void Clear() => this = new Decayed { _rate = _rate };

    public void Merge(in Decayed other)
    {
        Decayed later = other;
        long newest = Math.Max(_newest, later._newest);
        MoveOn(newest);
        later.MoveOn(newest);
        _weight += later._weight;
        _measuredWeight += later._measuredWeight;
        _sum += later._sum;
        _new += later._new;
        _newMeasured += later._newMeasured;
        _newSum.Add(later._newSum);
    }

    /// <summary>The sum of all weights.</summary>
    public readonly double Count(long now) => (_weight + _new) * WeightAt(now);

    /// <summary>The weighted sum in stored units.</summary>
    public readonly double Sum(long now) => (_sum + _newSum.ToDouble()) * WeightAt(now);

    /// <summary>The weighted mean in stored units, which no age changes; NaN where no event has the measure.</summary>
    public readonly double Mean() => _measuredWeight + _newMeasured == 0 ? double.NaN : (_sum + _newSum.ToDouble()) / (_measuredWeight + _newMeasured);

    private readonly double WeightAt(long now) => Math.Pow(2, (now - _newest) * _rate);

    private void AddLate(long time, long value)
    {
        double weight = Math.Pow(2, (_newest - time) * _rate);
        _weight += weight;
        if (value != FeatureCell.MissingInteger)
        {
            _measuredWeight += weight;
            _sum += value * weight;
        }
    }

    private void MoveOn(long time)
    {
        if (time > _newest)
        {
            double weight = WeightAt(time);
            _weight = (_weight + _new) * weight;
            _measuredWeight = (_measuredWeight + _newMeasured) * weight;
            _sum = (_sum + _newSum.ToDouble()) * weight;
            (_new, _newMeasured, _newSum) = (0, 0, default);
            _newest = time;
        }
    }
}
