using System.Globalization;

namespace EcomIntel;

/// <summary>
/// A sum of Int64 values in 128 bits: exact, whatever the order. Two words rather than an Int128, so that a state has no padding between its
/// fields.
/// </summary>
internal struct ExactSum
{
    private ulong _low;
    private long _high;

    private readonly bool FitsInt64 => _high == (long)_low >> 63;

    private readonly Int128 Value => new((ulong)_high, _low);

    public void Add(long value)
    {
        ulong low = _low + (ulong)value;
        _high += (value >> 63) + (low < _low ? 1 : 0);
        _low = low;
    }

    public void Add(ExactSum other)
    {
        ulong low = _low + other._low;
        _high += other._high + (low < _low ? 1 : 0);
        _low = low;
    }

    public void Remove(long value)
    {
        ulong low = _low - (ulong)value;
        _high -= (value >> 63) + (_low < (ulong)value ? 1 : 0);
        _low = low;
    }

    public readonly Int128 ToInt128() => Value;

    public readonly double ToDouble() => FitsInt64 ? (long)_low : (double)Value;

    public readonly long ToInt64() => FitsInt64 && (long)_low != FeatureCell.MissingInteger ? (long)_low : throw Overflow();

    private readonly OverflowException Overflow() => new(string.Create(
        CultureInfo.InvariantCulture, $"the sum {(decimal)Value / Money.Scale} is beyond ±{long.MaxValue / Money.Scale}, the largest that a money column holds"));
}
