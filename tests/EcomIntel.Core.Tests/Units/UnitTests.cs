namespace EcomIntel.Core.Tests;

public class UnitTests
{
    [Theory]
    [InlineData("831.12", 8_311_200)]
    [InlineData("0.00005", 0)]
    [InlineData("0.00015", 2)]
    [InlineData("-0.00025", -2)]
    public void Money_is_rounded_to_ten_thousandths_half_to_even(string amount, long units) =>
        Money.FromDecimal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(units);

    [Fact]
    public void Money_beyond_a_column_is_an_error_that_names_the_amount() =>
        FluentActions.Invoking(() => Money.FromDecimal(1e15m)).Should().Throw<OverflowException>().WithMessage("*1000000000000000*");

    [Property]
    public void Money_survives_the_round_trip(long units)
    {
        long within = units / 2;
        Money.FromDecimal(Money.ToDecimal(within)).Should().Be(within);
    }

    [Property(MaxTest = 1_000)]
    public void Any_number_of_decimals_is_rounded_as_decimal_does(int low, byte middle, bool wide, bool negative, byte scale)
    {
        decimal amount = new(low, wide ? middle : 0, 0, negative, (byte)(scale % 9));
        Money.FromDecimal(amount).Should().Be((long)decimal.Round(amount * Money.Scale, 0, MidpointRounding.ToEven));
    }

    [Fact]
    public void Missing_money_stays_missing() => Money.ToDecimal(Money.FromDecimal(null)).Should().BeNull();

    [Property]
    public void Time_survives_the_round_trip_to_the_microsecond(int seconds, int micros)
    {
        long instant = (seconds * 1_000_000L) + micros;
        EpochTime.ToMicroseconds(EpochTime.FromMicroseconds(instant)).Should().Be(instant);
    }
}
