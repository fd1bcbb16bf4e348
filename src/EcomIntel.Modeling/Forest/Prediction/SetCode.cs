using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomIntel.Modeling;

/// <summary>A category, or flags of one: one slot for each set that nodes split it by, 0 for its members and 1 for the others.</summary>
internal sealed class SetCode : ColumnCode
{
    private readonly ColumnBins _bins;
    private readonly int _slot;
    private readonly int _sets;

    // The codes of each bin that a row can have, the last being that of missing; once bin after bin for single rows, once set after set for groups.
    private readonly int _lines;
    private readonly byte[] _byLine;
    private readonly byte[] _bySet;
    private readonly int _setBytes;

    private SetCode(ColumnBins bins, int slot, BinSet[] sets)
    {
        _bins = bins;
        _slot = slot;
        _sets = sets.Length;
        _lines = bins.Count + 1;
        _setBytes = Math.Max(Vector128<byte>.Count, _lines);
        _byLine = new byte[_lines * _sets];
        _bySet = new byte[_setBytes * _sets];
        for (int line = 0; line < _lines; line++)
        {
            byte bin = line == bins.Count ? ColumnBins.Missing : (byte)line;
            for (int i = 0; i < _sets; i++)
            {
                byte code = sets[i].Contains(bin) ? (byte)0 : (byte)1;
                _byLine[(line * _sets) + i] = code;
                _bySet[(i * _setBytes) + line] = code;
            }
        }
    }

    public override int SlotCount => _sets;

    public static SetCode Create(ForestArrays arrays, ColumnBins bins, List<int> nodes, int slot, (int Slot, byte Cut)[] asked)
    {
        int[] sets = [.. nodes.Select(node => arrays.Operands[node]).Distinct().Order()];
        foreach (int node in nodes)
        {
            asked[node] = (slot + Array.BinarySearch(sets, arrays.Operands[node]), 0);
        }

        return new SetCode(bins, slot, [.. sets.Select(set => arrays.Sets[set])]);
    }

    public override void Encode(ReadOnlySpan<float> row, Span<byte> codes) =>
        _byLine.AsSpan(Math.Min(_bins.BinOf(row), _lines - 1) * _sets, _sets).CopyTo(codes[_slot..]);

    public override void Encode(FeatureMatrix features, ReadOnlySpan<int> rows, Span<byte> codes)
    {
        Span<float> values = stackalloc float[RowCode.Lanes];
        Span<byte> lines = stackalloc byte[RowCode.Lanes];
        if (_bins.FlagCount == 0)
        {
            Take(features.Column(_bins.Field), rows, values);
            _bins.BinsOf(values, lines);
        }
        else
        {
            lines.Fill(_bins.NoFlag);
            for (int flag = 0; flag < _bins.FlagCount; flag++)
            {
                Take(features.Column(_bins.Field + flag), rows, values);
                _bins.AddFlag(flag, values, lines);
            }
        }

        for (int lane = 0; lane < lines.Length; lane++)
        {
            lines[lane] = Math.Min(lines[lane], (byte)(_lines - 1));
        }

        for (int i = 0; i < _sets; i++)
        {
            Translate(lines, _bySet.AsSpan(i * _setBytes, _setBytes), codes.Slice((_slot + i) * RowCode.Lanes, RowCode.Lanes));
        }
    }

    private static void Translate(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> table, Span<byte> codes)
    {
        if (table.Length > Vector128<byte>.Count)
        {
            for (int lane = 0; lane < lines.Length; lane++)
            {
                codes[lane] = table[lines[lane]];
            }

            return;
        }

        Vector128<byte> few = Vector128.Create(table);
        ref byte from = ref MemoryMarshal.GetReference(lines);
        ref byte to = ref MemoryMarshal.GetReference(codes);
        for (int lane = 0; lane < lines.Length; lane += Vector128<byte>.Count)
        {
            Vector128.Shuffle(few, Vector128.LoadUnsafe(ref from, (nuint)lane)).StoreUnsafe(ref to, (nuint)lane);
        }
    }
}
