using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EcomIntel;

/// <summary>
/// How a CSV file is to be read: which column fills which field, and how text becomes numbers and times. Start from <see cref="Flat"/> or from an
/// empty map, and add columns with <see cref="Map"/> and <see cref="MapAttribute"/>. Immutable; safe for any thread if its normalisers are.
/// </summary>
public sealed record CsvMap
{
    private static readonly Field[] FlatFields =
    [
        Field.TransactionId, Field.Timestamp, Field.CustomerId, Field.Age, Field.Gender, Field.Location, Field.ProductId, Field.ProductCategory,
        Field.Quantity, Field.UnitPrice, Field.Total,
    ];

    /// <summary>One flat file with the columns transaction_id, timestamp, customer_id, age, gender, location, product_id, product_category, quantity, price_per_item and total_price.</summary>
    public static CsvMap Flat { get; } = FlatFields.Aggregate(new CsvMap(), (map, field) => map.Map(field, field.Name));

    /// <summary>The mapped columns; none by default.</summary>
    public ImmutableArray<CsvColumn> Columns { get; private init; } = [];

    /// <summary>
    /// The IANA zone of times whose text has no offset; UTC by default. Of a time that the clock shows twice the first is meant; a time that daylight
    /// saving skips is moved on by what was skipped, and its row reported as changed by the rule <c>dst_gap</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The machine knows no such zone.</exception>
    public string TimeZone
    {
        get;
        init => field = TimeZoneInfo.TryFindSystemTimeZoneById(value, out _)
            ? value
            : throw new ArgumentException($"There is no time zone '{value}'. Give an IANA name such as 'Africa/Accra' or 'UTC'.", nameof(value));
    } = "UTC";

    /// <summary>The culture of numbers and of <see cref="DateFormats"/>; invariant by default. Numbers have no thousands separators.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>
    /// .NET date formats, tried in order; with none (the default) times are ISO 8601, with T or a space, seconds and offset optional. No order of day and
    /// month is ever guessed.
    /// </summary>
    public ImmutableArray<string> DateFormats { get; init; } = [];

    /// <summary>What separates fields; a comma by default.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The encoding of files without a byte order mark; strict UTF-8 by default, where bytes that are not UTF-8 are an error.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Texts that stand for a missing value, beside empty and white text: NA, N/A, #N/A, NaN, nan, null, NULL and None by default.</summary>
    public ImmutableArray<string> MissingTexts { get; init; } = ["NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL", "None"];

    /// <summary>The longest row in characters, which bounds memory; 1,048,576 by default. A longer one, usually after a broken quote, is an error.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1,024.</exception>
    public int MaxRowLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1024);
            field = value;
        }
    } = 1 << 20;

    /// <summary>Maps a column; a field that was mapped before is mapped anew.</summary>
    /// <param name="field">The field to fill.</param>
    /// <param name="column">The column's name, exactly as the header has it. One column may fill several fields.</param>
    /// <param name="normalise">Turns raw text into the text to be read, null being missing; a pure function, which may be called once for all equal texts. Null to read the text as it is.</param>
    /// <returns>A map with that column.</returns>
    /// <exception cref="ArgumentException">The field is an attribute, or the name is empty.</exception>
    public CsvMap Map(Field field, string column, Func<string, string?>? normalise = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentException.ThrowIfNullOrEmpty(column);
        return field.IsAttribute
            ? throw new ArgumentException($"'{field}' is an attribute. Declare it with {nameof(MapAttribute)}, which needs its owner and type.", nameof(field))
            : With(new CsvColumn(field, column, Attribute: null, normalise));
    }

    /// <summary>Maps an extra column; one of that name that was mapped before is mapped anew.</summary>
    /// <param name="attribute">What it is declared as.</param>
    /// <param name="column">The column's name in the header; the attribute's name where null.</param>
    /// <param name="normalise">As for <see cref="Map"/>.</param>
    /// <returns>A map with that column.</returns>
    public CsvMap MapAttribute(AttributeDefinition attribute, string? column = null, Func<string, string?>? normalise = null)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return With(new CsvColumn(Field.Attribute(attribute.Name), column ?? attribute.Name, attribute, normalise));
    }

    /// <summary>Takes a field out, for files that do not have its column.</summary>
    /// <param name="field">The field.</param>
    /// <returns>A map without it.</returns>
    public CsvMap Without(Field field) => this with { Columns = Columns.RemoveAll(column => column.Field == field) };

    internal ImmutableArray<Slot> Slots() => [.. Columns.Select(column => Slot.Of(column.Field, column.Name, column.Attribute))];

    private CsvMap With(CsvColumn column)
    {
        int at = Columns.ToList().FindIndex(existing => existing.Field == column.Field);
        return this with { Columns = at < 0 ? Columns.Add(column) : Columns.SetItem(at, column) };
    }
}
