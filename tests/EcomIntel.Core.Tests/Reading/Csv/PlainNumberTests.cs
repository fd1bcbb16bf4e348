using System.Globalization;

namespace EcomIntel.Core.Tests;

/// <summary>The short way to numbers must never read what the general parsers read otherwise; the general ones are .NET's.</summary>
public class PlainNumberTests
{
    private const string Alphabet = "0123456789012345678901234567890123456789..,,--+ eE'\u2212\u00A0\u0663x\0";
    private static readonly string[] Cultures = ["", "de-DE", "fr-FR", "sv-SE", "fa-IR", "de-CH"];

    [Property(MaxTest = 2_000)]
    public void Plain_numbers_read_as_the_general_parsers_read_them(byte[] picks, byte culture)
    {
        CultureInfo by = CultureInfo.GetCultureInfo(Cultures[culture % Cultures.Length]);
        Agree(new string([.. picks.Take(24).Select(pick => Alphabet[pick % Alphabet.Length])]), by);
    }

    [Property(MaxTest = 500)]
    public void Amounts_read_as_the_general_parser_reads_them(long units, byte decimals, bool comma)
    {
        CultureInfo culture = CultureInfo.GetCultureInfo(comma ? "de-DE" : "en-US");
        decimal amount = (decimal)units / (decimal)Math.Pow(10, decimals % 7);
        Agree(amount.ToString(culture), culture);
        Agree(amount.ToString("F4", culture), culture);
    }

    [Theory]
    [InlineData("2.55", 25_500L), InlineData("-11062.06", -110_620_600L), InlineData("0", 0L), InlineData("5.", 50_000L), InlineData("99999999999999.9999", 999_999_999_999_999_999L)]
    public void Common_amounts_take_the_short_way(string text, long units)
    {
        new PlainNumber(CultureInfo.InvariantCulture).TryMoney(text, out long read).Should().BeTrue();
        read.Should().Be(units);
    }

    [Theory]
    [InlineData(""), InlineData("-"), InlineData(".5"), InlineData("1e3"), InlineData("+1"), InlineData(" 1"), InlineData("1.23456"), InlineData("1,000"), InlineData("999999999999999")]
    public void Anything_else_is_left_to_the_general_parser(string text) => new PlainNumber(CultureInfo.InvariantCulture).TryMoney(text, out _).Should().BeFalse();

    private static void Agree(string text, CultureInfo culture)
    {
        PlainNumber plain = new(culture);
        if (plain.TryMoney(text, out long units))
        {
            CellNumbers.Amount(text, culture).Should().Be(Cell.Of(units), "'{0}' in {1}", text, culture);
        }

        if (plain.TryInteger(text, out long whole))
        {
            CellNumbers.Integer(text, culture).Should().Be(Cell.Of(whole), "'{0}' in {1}", text, culture);
        }
    }
}
