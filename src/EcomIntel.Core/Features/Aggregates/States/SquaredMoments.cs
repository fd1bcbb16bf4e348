using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>How many events have the measure, its sum and the sum of its squares, all exact: what variances need.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SquaredMoments : IAggregateState<SquaredMoments>
{
    private ExactSum _sum;
    private ExactSquares _squares;
    private long _measured;

    public void Add(long time, long value)
    {
        if (value != FeatureCell.MissingInteger)
        {
            _sum.Add(value);
            _squares.Add(value);
            _measured++;
        }
    }

    public void Remove(long time, long value)
    {
        if (value != FeatureCell.MissingInteger)
        {
            _sum.Remove(value);
            _squares.Remove(value);
            _measured--;
        }
    }

    public void Clear() => this = default;

    public void Merge(in SquaredMoments other)
    {
        _sum.Add(other._sum);
        _squares.Add(other._squares);
        _measured += other._measured;
    }

    /// <summary>The sample variance (Σx² − (Σx)² ÷ n) ÷ (n − 1) in units of which one is so many stored ones; NaN of fewer than two values.</summary>
    public readonly double Variance(long scale) => _measured < 2
        ? double.NaN
        : _squares.TimesCountLessSquare((int)_measured, _sum) / ((double)_measured * (_measured - 1)) / ((double)scale * scale);
}
