using System.Numerics;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>
/// A stream of random numbers that is the same on every machine and runtime: xoshiro256** (Blackman and Vigna, 2018), its state filled by
/// SplitMix64 from a seed, a field name and an entity number, so that adding a field or an entity never shifts another's numbers.
/// A mutable struct for one thread: keep it in a local or a non-readonly field and pass it by reference.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    private SeededRandom(ulong state)
    {
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>Opens the stream of one field of one entity.</summary>
    /// <param name="seed">The seed of the whole run.</param>
    /// <param name="field">What the numbers are for; streams of different fields are independent.</param>
    /// <param name="entity">Whose they are, such as a row, a tree or a customer; 0 by default.</param>
    /// <returns>The stream at its beginning.</returns>
    public static SeededRandom For(long seed, string field, long entity = 0)
    {
        ArgumentNullException.ThrowIfNull(field);
        ulong state = (ulong)seed;
        ulong hash = SplitMix(ref state);
        foreach (char character in field)
        {
            hash = (hash ^ character) * 0x100000001B3;
        }

        ulong mixed = (ulong)entity;
        hash ^= SplitMix(ref mixed);
        return new SeededRandom(SplitMix(ref hash));
    }

    /// <summary>Draws 64 random bits.</summary>
    /// <returns>Any value of the type, all equally likely.</returns>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Draws a whole number below a bound, without bias (Lemire, 2019).</summary>
    /// <param name="exclusiveMaximum">The bound; above zero.</param>
    /// <returns>A number from 0 to the bound − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above zero.</exception>
    public int NextInt32(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        ulong bound = (ulong)exclusiveMaximum;
        ulong high = Math.BigMul(NextUInt64(), bound, out ulong low);
        if (low < bound)
        {
            ulong threshold = (0 - bound) % bound;
            while (low < threshold)
            {
                high = Math.BigMul(NextUInt64(), bound, out low);
            }
        }

        return (int)high;
    }

    /// <summary>Draws from [0, 1) in steps of 2⁻⁵³.</summary>
    /// <returns>The number.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Draws from the standard normal distribution (Box and Muller, 1958).</summary>
    /// <returns>The number.</returns>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Draws from the exponential distribution of mean 1.</summary>
    /// <returns>The number; not negative.</returns>
    public double NextExponential() => -Math.Log(1 - NextDouble());

    /// <summary>Draws from the gamma distribution of scale 1 (Marsaglia and Tsang, 2000).</summary>
    /// <param name="shape">The shape; above zero. The mean is the shape.</param>
    /// <returns>The number; not negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The shape is not above zero.</exception>
    public double NextGamma(double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        if (shape < 1)
        {
            double boosted = NextGamma(shape + 1);
            return boosted * Math.Pow(1 - NextDouble(), 1 / shape);
        }

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = NextNormal();
            double v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(1 - NextDouble()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
            {
                return d * v;
            }
        }
    }

    /// <summary>Shuffles a span in place (Fisher and Yates).</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">The items.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
