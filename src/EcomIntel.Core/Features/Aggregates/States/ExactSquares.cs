using System.Numerics;

namespace EcomIntel;

/// <summary>
/// A sum of squares of Int64 values in 192 bits, which cannot overflow: exact, whatever the order. Three words, so that a state has no padding between
/// its fields.
/// </summary>
internal struct ExactSquares
{
    private const ulong MostFastMiddle = 1ul << 31;

    private ulong _low;
    private ulong _middle;
    private ulong _high;

    public void Add(long value)
    {
        ulong high = Square(value, out ulong low);
        Add(low, high, 0);
    }

    public void Add(in ExactSquares other) => Add(other._low, other._middle, other._high);

    public void Remove(long value)
    {
        ulong high = Square(value, out ulong low);
        ulong borrow = _low < low ? 1ul : 0;
        _low -= low;
        _high -= _middle < high || (_middle == high && borrow > 0) ? 1ul : 0;
        _middle -= high + borrow;
    }

    /// <summary>count × this − sum², exact but for the rounding of the result.</summary>
    public readonly double TimesCountLessSquare(int count, ExactSum sum)
    {
        if (_high == 0 && _middle < MostFastMiddle)
        {
            // Σx² < 2⁹⁵ and count < 2³¹, and (Σx)² is at most count × Σx² (Cauchy and Schwarz), so Int128 holds all of it.
            Int128 total = sum.ToInt64();
            return (double)(((Int128)new UInt128(_middle, _low) * count) - (total * total));
        }

        BigInteger squares = (new BigInteger(_high) << 128) + (new BigInteger(_middle) << 64) + _low;
        BigInteger whole = (BigInteger)sum.ToInt128();
        return (double)((squares * count) - (whole * whole));
    }

    private static ulong Square(long value, out ulong low)
    {
        ulong size = (ulong)Math.Abs(value);
        return Math.BigMul(size, size, out low);
    }

    private void Add(ulong low, ulong middle, ulong high)
    {
        _low += low;
        ulong carry = _low < low ? 1ul : 0;
        ulong raised = _middle + middle;
        ulong next = raised < middle ? 1ul : 0;
        _middle = raised + carry;
        _high += high + next + (_middle < carry ? 1ul : 0);
    }
}
