using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>The least and the greatest value of a lifetime.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Extremes : IAggregateState<Extremes>
{
    private long _least;
    private long _greatest;
    private long _measured;

    public readonly long Least => _measured == 0 ? FeatureCell.MissingInteger : _least;

    public readonly long Greatest => _measured == 0 ? FeatureCell.MissingInteger : _greatest;

    public void Add(long time, long value)
    {
        if (value != FeatureCell.MissingInteger)
        {
            _least = _measured == 0 || value < _least ? value : _least;
            _greatest = _measured == 0 || value > _greatest ? value : _greatest;
            _measured++;
        }
    }

    public void Remove(long time, long value) => throw new UnreachableException("Nothing leaves a lifetime.");

    public void Clear() => this = default;

    public void Merge(in Extremes other)
    {
        if (other._measured > 0)
        {
            _least = _measured == 0 ? other._least : Math.Min(_least, other._least);
            _greatest = _measured == 0 ? other._greatest : Math.Max(_greatest, other._greatest);
            _measured += other._measured;
        }
    }
}
