using System.Buffers;
using System.Globalization;

namespace EcomIntel;

/// <summary>Writes comma-separated rows: invariant numbers that round-trip, quotes only where they are needed, lines ended by a line feed.</summary>
internal sealed class CsvRowWriter(TextWriter writer)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private bool _inRow;

    public void EndRow()
    {
        writer.Write('\n');
        _inRow = false;
    }

    public void WriteEmpty() => Separate();

    public void Write(string text)
    {
        Separate();
        if (text.AsSpan().ContainsAny(Special))
        {
            writer.Write('"');
            writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
        else
        {
            writer.Write(text);
        }
    }

    public void Write<T>(T number)
        where T : ISpanFormattable
    {
        Separate();
        Span<char> digits = stackalloc char[64];
        number.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
        writer.Write(digits[..length]);
    }

    private void Separate()
    {
        if (_inRow)
        {
            writer.Write(',');
        }

        _inRow = true;
    }
}
