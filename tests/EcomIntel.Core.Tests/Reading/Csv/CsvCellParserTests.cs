namespace EcomIntel.Core.Tests;

public class CsvCellParserTests
{
    private static readonly Field[] Fields = [Field.TransactionId, Field.CustomerId, Field.Quantity, Field.UnitPrice, Field.Timestamp, Field.TransactionKind];
    private static readonly string[] Texts =
    [
        "", " ", "NA", "N", "7", "7.0", "-7", "1.5", "1.50", "1.23456", "2025-01-02", "2025-01-02 10:00", "2025-03-30 01:30", "2025-01-02T10:00+01:00", "sale", "Return", "C1.0", "x",
        new('9', 63), new('9', 64), new('9', 65),
    ];

    [Property(MaxTest = 100)]
    public void What_was_read_before_never_shows_in_what_is_read_next(byte[] picks, byte field, bool normalise)
    {
        CsvMap map = new CsvMap { TimeZone = "Europe/London" }.Map(Fields[field % Fields.Length], "column", normalise ? text => text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text : null);
        CsvCellParser one = Parser(map);
        foreach (string text in picks.Select(pick => Texts[pick % Texts.Length]))
        {
            one.Parse(text).Should().Be(Parser(map).Parse(text), "'{0}' as {1}", text, map.Columns[0].Field);
        }
    }

    [Fact]
    public void Equal_texts_are_one_string()
    {
        CsvCellParser parser = Parser(new CsvMap().Map(Field.CustomerId, "column"));
        string? first = parser.Parse("c1").Text;
        parser.Parse("c2");
        parser.Parse("c1").Text.Should().BeSameAs(first);
    }

    private static CsvCellParser Parser(CsvMap map) => new(map.Slots()[0], map, map.Columns[0].Normalise, new MissingText(map.MissingTexts));
}
