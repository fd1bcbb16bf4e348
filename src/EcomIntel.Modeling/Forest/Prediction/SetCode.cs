namespace EcomIntel.Modeling;

/// <summary>A category, or flags of one: one slot for each set that nodes split it by, 0 for its members and 1 for the others.</summary>
internal sealed class SetCode : ColumnCode
{
    private readonly ColumnBins _bins;
    private readonly int _slot;
    private readonly int _sets;
    private readonly byte[] _codes;

    private SetCode(ColumnBins bins, int slot, int sets, byte[] codes)
    {
        _bins = bins;
        _slot = slot;
        _sets = sets;
        _codes = codes;
    }

    public override int SlotCount => _sets;

    public static SetCode Create(ForestArrays arrays, ColumnBins bins, List<int> nodes, int slot, (int Slot, byte Cut)[] asked)
    {
        int[] sets = [.. nodes.Select(node => arrays.Operands[node]).Distinct().Order()];
        foreach (int node in nodes)
        {
            asked[node] = (slot + Array.BinarySearch(sets, arrays.Operands[node]), 0);
        }

        // One line of codes for each bin that a row can have; the last is that of missing.
        byte[] codes = new byte[(bins.Count + 1) * sets.Length];
        for (int line = 0; line <= bins.Count; line++)
        {
            byte bin = line == bins.Count ? ColumnBins.Missing : (byte)line;
            for (int i = 0; i < sets.Length; i++)
            {
                codes[(line * sets.Length) + i] = arrays.Sets[sets[i]].Contains(bin) ? (byte)0 : (byte)1;
            }
        }

        return new SetCode(bins, slot, sets.Length, codes);
    }

    public override void Encode(ReadOnlySpan<float> row, Span<byte> codes) => Write(_bins.BinOf(row), 0, codes);

    public override void Encode(FeatureMatrix features, ReadOnlySpan<int> rows, Span<byte> codes)
    {
        Span<float> values = stackalloc float[RowCode.Lanes];
        Span<byte> bins = stackalloc byte[RowCode.Lanes];
        if (_bins.FlagCount == 0)
        {
            Take(features.Column(_bins.Field), rows, values);
            _bins.BinsOf(values, bins);
        }
        else
        {
            bins.Fill(_bins.NoFlag);
            for (int flag = 0; flag < _bins.FlagCount; flag++)
            {
                Take(features.Column(_bins.Field + flag), rows, values);
                _bins.AddFlag(flag, values, bins);
            }
        }

        for (int lane = 0; lane < bins.Length; lane++)
        {
            Write(bins[lane], lane, codes);
        }
    }

    private void Write(byte bin, int lane, Span<byte> codes)
    {
        ReadOnlySpan<byte> line = _codes.AsSpan(Math.Min(bin, (_codes.Length / _sets) - 1) * _sets, _sets);
        Span<byte> to = codes[((_slot * RowCode.Lanes) + lane)..];
        for (int i = 0; i < line.Length; i++)
        {
            to[i * RowCode.Lanes] = line[i];
        }
    }
}
