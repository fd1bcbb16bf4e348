using System.Buffers;
using System.Globalization;

namespace EcomIntel.Synthetic;

/// <summary>Writes a world's lines in the original project's flat columns. For one thread.</summary>
internal sealed class FlatCsv(TextWriter writer, TimeZoneInfo zone)
{
    private const int TimestampCell = 1;
    private const int QuantityCell = 8;
    private const int PriceCell = 9;
    private const int CellsOfCutRow = 6;
    private const int MalformedKinds = 4;

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private static readonly string[] Header =
        ["transaction_id", "timestamp", "customer_id", "age", "gender", "location", "product_id", "product_category", "quantity", "price_per_item", "total_price"];

    private readonly string[] _cells = new string[Header.Length];
    private long _rows;
    private long _missing;
    private long _duplicates;
    private long _malformed;

    public DirtCounts Counts => new(_rows, _missing, _duplicates, _malformed);

    public void WriteHeader() => WriteRow(Header);

    public void Write(Transaction transaction, Customer customer, Product product, bool isCopy)
    {
        Fill(transaction, customer, product);
        WriteRow(_cells);
        _rows++;
        _missing += _cells.Count(cell => cell.Length == 0);
        _duplicates += isCopy ? 1 : 0;
    }

    /// <summary>Spoils the row that was written last, under an id of its own.</summary>
    public void WriteMalformed()
    {
        _malformed++;
        _rows++;
        _cells[0] = "bad_" + _malformed.ToString(CultureInfo.InvariantCulture);
        switch (_malformed % MalformedKinds)
        {
            case 0:
                WriteRow(_cells.AsSpan(0, CellsOfCutRow));
                return;
            case 1:
                _cells[TimestampCell] = "not a date";
                break;
            case 2:
                _cells[QuantityCell] = "several";
                break;
            default:
                _cells[PriceCell] = "cheap";
                break;
        }

        WriteRow(_cells);
    }

    private static string Text(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private void Fill(Transaction transaction, Customer customer, Product product)
    {
        _cells[0] = transaction.Id;
        _cells[TimestampCell] = Time(transaction.Timestamp);
        _cells[2] = customer.Id;
        _cells[3] = Text(customer.Age);
        _cells[4] = customer.Gender ?? string.Empty;
        _cells[5] = customer.Location ?? string.Empty;
        _cells[6] = product.Id;
        _cells[7] = product.Category ?? string.Empty;
        _cells[QuantityCell] = Text(transaction.Quantity);
        _cells[PriceCell] = Text(transaction.UnitPrice);
        _cells[10] = Text(transaction.Total);
    }

    /// <summary>Local times without an offset would be ambiguous when clocks go back, so only UTC goes without.</summary>
    private string Time(DateTimeOffset timestamp) => zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime
        ? timestamp.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)
        : TimeZoneInfo.ConvertTime(timestamp, zone).ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    private void WriteRow(ReadOnlySpan<string> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            writer.Write(cells[i].AsSpan().ContainsAny(Special) ? $"\"{cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cells[i]);
        }

        writer.Write('\n');
    }
}
