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

    public void Add(long value) => Set(Value + value);

    public void Remove(long value) => Set(Value - value);

    public readonly double ToDouble() => (double)Value;

    public readonly long ToInt64() => Value > long.MinValue && Value <= long.MaxValue
        ? (long)Value
        : throw new OverflowException(string.Create(
            CultureInfo.InvariantCulture, $"the sum {(decimal)Value / Money.Scale} is beyond ±{long.MaxValue / Money.Scale}, the largest that a money column holds"));

    private readonly Int128 Value => new((ulong)_high, _low);

    private void Set(Int128 value)
    {
        _low = (ulong)(value & ulong.MaxValue);
        _high = (long)(value >> 64);
    }
}
