using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomIntel.Modeling;

/// <summary>Finds the bins of numbers: how many edges are below a value. Comparing with every edge, eight values at a time, is faster than searching.</summary>
internal static class EdgeCount
{
    private const int Lanes = 8;

    /// <summary>Counts for one value, with the edges in ascending order; 0 for a missing one.</summary>
    public static int Below(ReadOnlySpan<float> edges, float value)
    {
        Vector256<float> wanted = Vector256.Create(value);
        Vector256<int> counts = default;
        int i = 0;
        for (; i <= edges.Length - Lanes; i += Lanes)
        {
            counts -= Vector256.GreaterThan(wanted, Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(edges), (nuint)i)).AsInt32();
        }

        int below = Vector256.Sum(counts);
        for (; i < edges.Length; i++)
        {
            below += value > edges[i] ? 1 : 0;
        }

        return below;
    }

    /// <summary>Counts for many values; <paramref name="missing"/> where a value is missing.</summary>
    public static void Below(ReadOnlySpan<float> edges, ReadOnlySpan<float> values, byte missing, Span<byte> bins)
    {
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            Vector256<float> eight = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);
            BelowEight(edges, eight, missing).CopyTo(bins[i..]);
        }

        for (; i < values.Length; i++)
        {
            bins[i] = float.IsNaN(values[i]) ? missing : (byte)Below(edges, values[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector64<byte> BelowEight(ReadOnlySpan<float> edges, Vector256<float> values, byte missing)
    {
        Vector256<int> counts = default;
        foreach (float edge in edges)
        {
            counts -= Vector256.GreaterThan(values, Vector256.Create(edge)).AsInt32();
        }

        counts = Vector256.ConditionalSelect(Vector256.Equals(values, values).AsInt32(), counts, Vector256.Create((int)missing));
        Vector128<ushort> narrow = Vector128.Narrow(counts.GetLower(), counts.GetUpper()).AsUInt16();
        return Vector128.Narrow(narrow, narrow).GetLower();
    }
}
