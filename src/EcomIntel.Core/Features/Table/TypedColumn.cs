using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A column over an array of one stored type.</summary>
/// <typeparam name="T">SByte, Int32, Int64 or Double.</typeparam>
internal sealed class TypedColumn<T>(FeatureField field, T[] values, int unknownLevels = 0) : FeatureColumn(field, unknownLevels)
    where T : unmanaged
{
    public ReadOnlySpan<T> Stored => values;

    public override int Count => values.Length;

    private protected override Type StoredType => typeof(T);

    public override double this[int row] => FeatureCell.ToNumber(values[row], Field.Type);

    internal override void CopyTo(Span<float> destination)
    {
        FeatureType type = Field.Type;
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] = (float)FeatureCell.ToNumber(values[i], type);
        }
    }

    internal override void CopyStored(int start, Span<double> destination)
    {
        ReadOnlySpan<T> stored = values.AsSpan(start, destination.Length);
        for (int i = 0; i < stored.Length; i++)
        {
            destination[i] = typeof(T) == typeof(long) ? FeatureCell.ToStored((long)(object)stored[i]) : FeatureCell.ToNumber(stored[i], Field.Type);
        }
    }

    internal override bool IsSameAt(int row, FeatureColumn other, int otherRow) =>
        MemoryMarshal.AsBytes(Stored.Slice(row, 1)).SequenceEqual(MemoryMarshal.AsBytes(other.Values<T>().Slice(otherRow, 1)));

    internal override void WriteCsv(CsvRowWriter writer, int row)
    {
        double number = this[row];
        if (double.IsNaN(number))
        {
            writer.WriteEmpty();
        }
        else if (Field.IsCategorical)
        {
            writer.Write(Field.Levels[(int)number]);
        }
        else if (Field.Type == FeatureType.Money && typeof(T) == typeof(long))
        {
            writer.Write((long)(object)values[row] / (decimal)Money.Scale);
        }
        else if (typeof(T) == typeof(long))
        {
            writer.Write((long)(object)values[row]);
        }
        else
        {
            writer.Write(number);
        }
    }
}
