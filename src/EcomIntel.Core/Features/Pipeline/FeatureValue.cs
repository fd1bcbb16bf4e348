using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A value at a moment, as exact as its column would store it: an Int64 for counts and money, a Float64 for anything else.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct FeatureValue
{
    private readonly long _bits;
    private readonly bool _isInteger;

    private FeatureValue(long integer) => (_bits, _isInteger) = (integer, true);

    private FeatureValue(double number) => _bits = BitConverter.DoubleToInt64Bits(number);

    /// <summary>The stored integer of a count or money, <see cref="FeatureCell.MissingInteger"/> where missing.</summary>
    public long Integer => _isInteger ? _bits : throw new InvalidOperationException("A count or money was read as a Float64, which does not hold every Int64.");

    /// <summary>The stored number, money in ten-thousandths; NaN where missing.</summary>
    public double Stored => _isInteger ? FeatureCell.ToStored(_bits) : Number;

    private double Number => BitConverter.Int64BitsToDouble(_bits);

    public static implicit operator FeatureValue(long integer) => new(integer);

    public static implicit operator FeatureValue(double number) => new(number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FeatureValue Of<T>(T stored, FeatureType type)
        where T : unmanaged => typeof(T) == typeof(long) ? new FeatureValue((long)(object)stored) : new FeatureValue(FeatureCell.ToNumber(stored, type));

    /// <summary>The value as a model reads it.</summary>
    public float ToSingle(FeatureType type) => (float)(_isInteger ? FeatureCell.ToNumber(_bits, type) : Number);
}
