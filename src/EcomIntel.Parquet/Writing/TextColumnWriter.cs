using System.Text;
using Parquet;
using Parquet.Schema;

namespace EcomIntel.Parquet;

/// <summary>Writes a column of texts.</summary>
internal sealed class TextColumnWriter : ColumnWriter
{
    private readonly DataField<byte[]> _bytes;
    private readonly Func<int, string?> _textOf;
    private ReadOnlyMemory<char>[] _texts = [];
    private int[] _levels = [];

    /// <summary>Makes the writer.</summary>
    /// <param name="field">What the schema says.</param>
    /// <param name="textOf">The text of a row; null where it is missing.</param>
    public TextColumnWriter(DataField field, Func<int, string?> textOf)
        : base(field)
    {
        _bytes = new DataField<byte[]>(field.Name, field.IsNullable);
        _ = new ParquetSchema(_bytes);
        _textOf = textOf;
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, int start, int count, CancellationToken cancellationToken)
    {
        if (_texts.Length < count)
        {
            _texts = new ReadOnlyMemory<char>[count];
            _levels = new int[count];
        }

        int present = 0;
        bool surrogates = false;
        for (int i = 0; i < count; i++)
        {
            string? text = _textOf(start + i);
            _levels[i] = text is null ? 0 : 1;
            if (text is not null)
            {
                surrogates |= text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
                _texts[present++] = text.AsMemory();
            }
        }

        ReadOnlyMemory<int>? levels = Field.IsNullable ? _levels.AsMemory(0, count) : default(ReadOnlyMemory<int>?);
        return surrogates
            ? group.WriteAllPartsAsync<ReadOnlyMemory<byte>>(_bytes, Utf8(present), levels, repetitionLevels: null, cancellationToken)
            : group.WriteAllPartsAsync<ReadOnlyMemory<char>>(Field, _texts.AsMemory(0, present), levels, repetitionLevels: null, cancellationToken);
    }

    /// <summary>
    /// Beyond the basic plane the order of UTF-16, by which Parquet.Net takes a text column's least and greatest value, is not the order of UTF-8, by
    /// which readers skip row groups. As bytes the column goes without those statistics.
    /// </summary>
    private ReadOnlyMemory<byte>[] Utf8(int present)
    {
        ReadOnlyMemory<byte>[] bytes = new ReadOnlyMemory<byte>[present];
        for (int i = 0; i < present; i++)
        {
            bytes[i] = Encoding.UTF8.GetBytes(_texts[i].ToArray());
        }

        return bytes;
    }
}
