using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>The first value of a lifetime, and the last value of any window.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Ends : IAggregateState<Ends>
{
    private long _firstTime;
    private long _first;
    private long _lastTime;
    private long _last;
    private long _measured;

    public static bool NeedsOrder => true;

    public readonly long First => _measured == 0 ? FeatureCell.MissingInteger : _first;

    public readonly long Last => _measured == 0 ? FeatureCell.MissingInteger : _last;

    public void Add(long time, long value)
    {
        if (value == FeatureCell.MissingInteger)
        {
            return;
        }

        if (_measured == 0 || time < _firstTime)
        {
            (_firstTime, _first) = (time, value);
        }

        if (_measured == 0 || time >= _lastTime)
        {
            (_lastTime, _last) = (time, value);
        }

        _measured++;
    }

    /// <summary>The last value is the last to leave a window, so it need not be looked for.</summary>
    public void Remove(long time, long value) => _measured -= value != FeatureCell.MissingInteger ? 1 : 0;

    public void Clear() => this = default;

    public void Merge(in Ends other)
    {
        if (other._measured == 0)
        {
            return;
        }

        if (_measured == 0 || other._firstTime < _firstTime)
        {
            (_firstTime, _first) = (other._firstTime, other._first);
        }

        if (_measured == 0 || other._lastTime >= _lastTime)
        {
            (_lastTime, _last) = (other._lastTime, other._last);
        }

        _measured += other._measured;
    }
}
