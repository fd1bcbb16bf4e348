namespace EcomIntel.Synthetic.Tests;

public class VisitWorldTests
{
    [Fact]
    public void Happy_hours_have_twice_the_traffic_and_half_the_conversion()
    {
        ClickTable clicks = VisitWorld.Make(1).ToDataset().Clicks;
        int[] views = new int[24];
        int[] purchases = new int[24];
        int[] hourOfSession = new int[100_000];
        for (int row = 0; row < clicks.Count; row++)
        {
            if (clicks.Types[row] == ShopEventType.View)
            {
                hourOfSession[clicks.Sessions[row]] = EpochTime.FromMicroseconds(clicks.Timestamps[row]).Hour;
                views[hourOfSession[clicks.Sessions[row]]]++;
            }
            else
            {
                purchases[hourOfSession[clicks.Sessions[row]]]++;
            }
        }

        views.Sum().Should().Be(100_000);
        (views[12..15].Average() / views[..12].Average()).Should().BeApproximately(2, 0.1);
        (purchases.Sum() - purchases[12..15].Sum()).Should().BeInRange(2_100, 2_500, "3% of 77,778 sessions outside of the hours are 2,333");
        purchases[12..15].Sum().Should().BeInRange(260, 410, "1.5% of 22,222 sessions within them are 333");
    }

    [Fact]
    public void Without_the_effect_no_hour_is_a_happy_one() => VisitWorld.Make(1, visits => visits.ConversionFactor = 1).HappyHours.Should().BeEmpty();

    [Fact]
    public void The_same_seed_gives_the_same_visits() => VisitWorld.Make(4).ToDataset().Fingerprint.Should().Be(VisitWorld.Make(4).ToDataset().Fingerprint);

    [Fact]
    public void Wrong_settings_are_refused_together() =>
        FluentActions.Invoking(() => VisitWorld.Make(1, visits => (visits.Sessions, visits.Conversion) = (0, 1))).Should().Throw<ArgumentException>()
            .WithMessage("The world cannot be made: Sessions is 0 but must be at least 1; Conversion is 1 but must be above 0 and below 1.*");
}
