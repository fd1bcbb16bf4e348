namespace EcomIntel.Modeling;

/// <summary>A number: one slot where a missing value is above every cut, or one where it is below, or both, as the nodes need.</summary>
internal sealed class NumberCode : ColumnCode
{
    private const byte Above = 255;

    private readonly int _field;
    private readonly float[] _cuts;
    private readonly int _slot;
    private readonly byte[] _missing;

    private NumberCode(int field, float[] cuts, int slot, byte[] missing)
    {
        _field = field;
        _cuts = cuts;
        _slot = slot;
        _missing = missing;
    }

    public override int SlotCount => _missing.Length;

    public static NumberCode Create(ForestArrays arrays, ColumnBins bins, List<int> nodes, int slot, (int Slot, byte Cut)[] asked)
    {
        float[] cuts = [.. nodes.Select(node => arrays.Cuts[node]).Distinct().Order()];
        byte[] missing = [.. nodes.Select(node => arrays.Operands[node] != 0 ? (byte)0 : Above).Distinct().Order()];
        foreach (int node in nodes)
        {
            int wanted = Array.IndexOf(missing, arrays.Operands[node] != 0 ? (byte)0 : Above);
            asked[node] = (slot + wanted, (byte)Array.BinarySearch(cuts, arrays.Cuts[node]));
        }

        return new NumberCode(bins.Field, cuts, slot, missing);
    }

    public override void Encode(ReadOnlySpan<float> row, Span<byte> codes)
    {
        float value = row[_field];
        if (float.IsNaN(value))
        {
            _missing.CopyTo(codes[_slot..]);
            return;
        }

        codes.Slice(_slot, _missing.Length).Fill((byte)EdgeCount.Below(_cuts, value));
    }

    public override void Encode(FeatureMatrix features, ReadOnlySpan<int> rows, Span<byte> codes)
    {
        Span<float> values = stackalloc float[RowCode.Lanes];
        Take(features.Column(_field), rows, values);
        Span<byte> first = codes.Slice(_slot * RowCode.Lanes, RowCode.Lanes);
        EdgeCount.Below(_cuts, values, _missing[0], first);
        for (int i = 1; i < _missing.Length; i++)
        {
            Span<byte> next = codes.Slice((_slot + i) * RowCode.Lanes, RowCode.Lanes);
            first.CopyTo(next);
            for (int lane = 0; lane < values.Length; lane++)
            {
                next[lane] = float.IsNaN(values[lane]) ? _missing[i] : next[lane];
            }
        }
    }
}
