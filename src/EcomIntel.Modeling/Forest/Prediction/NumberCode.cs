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
        for (int i = 0; i < _missing.Length; i++)
        {
            codes[(_slot + i) * RowCode.Lanes] = float.IsNaN(value) ? _missing[i] : (byte)EdgeCount.Below(_cuts, value);
        }
    }

    public override void Encode(FeatureMatrix features, ReadOnlySpan<int> rows, Span<byte> codes)
    {
        Span<float> values = stackalloc float[RowCode.Lanes];
        Take(features.Column(_field), rows, values);
        for (int i = 0; i < _missing.Length; i++)
        {
            EdgeCount.Below(_cuts, values, _missing[i], codes.Slice((_slot + i) * RowCode.Lanes, RowCode.Lanes));
        }
    }
}
