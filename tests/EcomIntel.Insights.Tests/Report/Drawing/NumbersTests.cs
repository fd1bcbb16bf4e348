using System.Globalization;

namespace EcomIntel.Insights.Tests;

public class NumbersTests
{
    private static readonly Numbers British = new(CultureInfo.GetCultureInfo("en-GB"));
    private static readonly Numbers German = new(CultureInfo.GetCultureInfo("de-DE"));

    [Theory]
    [InlineData(1.3149, (int)ValueStyle.Ratio, "1.31×", "1,31×")]
    [InlineData(0.1234, (int)ValueStyle.Share, "12.3%", "12,3%")]
    [InlineData(0.0005, (int)ValueStyle.Share, "0.05%", "0,05%")]
    [InlineData(-0.058, (int)ValueStyle.Points, "−5.8 points", "−5,8 points")]
    [InlineData(0.107, (int)ValueStyle.Points, "+10.7 points", "+10,7 points")]
    [InlineData(0.0, (int)ValueStyle.Points, "0.0 points", "0,0 points")]
    [InlineData(15300.4, (int)ValueStyle.Money, "15,300", "15.300")]
    [InlineData(12.5, (int)ValueStyle.Money, "12.50", "12,50")]
    [InlineData(0.02123, (int)ValueStyle.Number, "0.0212", "0,0212")]
    [InlineData(1234.0, (int)ValueStyle.Number, "1,234", "1.234")]
    [InlineData(-1e-12, (int)ValueStyle.Number, "0", "0")]
    [InlineData(0.002, (int)ValueStyle.Number, "0.002", "0,002")]
    public void Numbers_are_written_as_the_culture_does(double value, int style, string british, string german)
    {
        British.Of(value, (ValueStyle)style).Should().Be(british);
        German.Of(value, (ValueStyle)style).Should().Be(german);
    }

    [Fact]
    public void What_is_missing_is_a_dash()
    {
        British.Of(null, ValueStyle.Number).Should().Be("–");
        British.Of(double.NaN, ValueStyle.Ratio).Should().Be("–");
    }

    [Fact]
    public void An_interval_has_its_unit_once()
    {
        British.Range(new EffectInterval(1.22, 1.414), ValueStyle.Ratio).Should().Be("1.22 to 1.41×");
        British.Range(new EffectInterval(-0.002, 0.022), ValueStyle.Points).Should().Be("−0.2 to +2.2 points");
        British.Range(new EffectInterval(-0.00006, 0.0017), ValueStyle.Number).Should().Be("−0.00006 to 0.00170");
    }

    [Theory]
    [InlineData(0.25, 0.25, (int)ValueStyle.Share, "25%")]
    [InlineData(0.025, 0.025, (int)ValueStyle.Share, "2.5%")]
    [InlineData(1.5, 0.5, (int)ValueStyle.Ratio, "1.5×")]
    [InlineData(20000, 2000, (int)ValueStyle.Money, "20,000")]
    public void A_tick_has_the_decimals_that_tell_it_from_the_next(double value, double step, int style, string text) =>
        British.Tick(value, step, (ValueStyle)style).Should().Be(text);

    [Fact]
    public void Tiny_probabilities_are_not_called_zero()
    {
        British.Probability(1e-9).Should().Be("below 0.0001");
        British.Probability(0.0321).Should().Be("0.0321");
        British.Probability(null).Should().Be("–");
    }
}
