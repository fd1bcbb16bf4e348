using FsCheck;

namespace EcomIntel.Insights.Tests;

public class ScaleTests
{
    [Fact]
    public void A_rounded_scale_begins_and_ends_at_ticks()
    {
        Scale scale = Scale.Rounded([0, 410], intervals: 5);

        scale.Low.Should().Be(0);
        scale.High.Should().Be(500);
        scale.Ticks().Should().Equal(0, 100, 200, 300, 400, 500);
    }

    [Fact]
    public void A_padded_scale_does_not_go_below_a_zero_that_it_begins_at()
    {
        Scale.Padded([0, 10], intervals: 4).Low.Should().Be(0);
        Scale.Padded([-1, 10], intervals: 4).Low.Should().BeLessThan(-1);
    }

    [Fact]
    public void Nothing_and_one_value_have_a_scale_too()
    {
        Scale.Rounded([], intervals: 4).Percent(0.5).Should().Be(50);
        Scale.Rounded([double.NaN, double.PositiveInfinity], intervals: 4).High.Should().Be(1);
        Scale.Rounded([3], intervals: 4).Percent(3).Should().BeInRange(25, 75);
    }

    [Property]
    public void Every_value_lies_on_its_scale(NormalFloat first, NormalFloat second, PositiveInt intervals)
    {
        double[] values = [Math.Clamp(first.Get, -1e12, 1e12), Math.Clamp(second.Get, -1e12, 1e12)];

        foreach (Scale scale in (Scale[])[Scale.Rounded(values, (intervals.Get % 8) + 1), Scale.Padded(values, (intervals.Get % 8) + 1)])
        {
            (scale.Low <= values.Min() && values.Max() <= scale.High).Should().BeTrue($"{scale} holds {values[0]} and {values[1]}");
            scale.Ticks().Count().Should().BeInRange(0, 12);
        }
    }
}
