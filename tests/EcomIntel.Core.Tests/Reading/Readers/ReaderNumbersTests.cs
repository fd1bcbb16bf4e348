using System.Globalization;

namespace EcomIntel.Core.Tests;

public class ReaderNumbersTests
{
    [Property(MaxTest = 2_000)]
    public void A_number_is_read_as_its_shortest_text_would_be(double number, int tenThousandths, int scale)
    {
        double[] numbers = [number, tenThousandths / 10_000.0, tenThousandths / Math.Pow(10, Math.Abs(scale % 20)), tenThousandths * Math.Pow(10, Math.Abs(scale % 20)), tenThousandths];
        foreach (double value in numbers)
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            ReaderNumbers.Amount(value).Should().Be(double.IsNaN(value) ? default : CellNumbers.Amount(text, CultureInfo.InvariantCulture), text);
            // Decimals, through which text goes, end at 1e-28; below, text passes for zero where the number is no whole one.
            if (value != 0 && Math.Abs(value) < 1e-28)
            {
                continue;
            }

            ReaderNumbers.Integer(value).Should().Be(double.IsNaN(value) ? default : CellNumbers.Integer(text, CultureInfo.InvariantCulture), text);
        }
    }

    [Theory]
    [InlineData(-2147483648.0)]
    [InlineData(-2147483649.0)]
    [InlineData(2147483647.0)]
    [InlineData(-0.0)]
    [InlineData(1e-7)]
    [InlineData(0.00005)]
    [InlineData(0.00015)]
    [InlineData(99999999999.9999)]
    [InlineData(99999999999.99995)]
    [InlineData(922337203685477.0)]
    [InlineData(922337203685478.0)]
    [InlineData(831.1200000000001)]
    public void At_the_edges_too(double value) => A_number_is_read_as_its_shortest_text_would_be(value, 1, 0);
}
