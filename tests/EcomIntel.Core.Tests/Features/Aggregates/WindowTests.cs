namespace EcomIntel.Core.Tests;

public class WindowTests
{
    [Fact]
    public void A_window_names_itself_in_the_largest_whole_unit()
    {
        Window.Lifetime.Suffix.Should().BeEmpty();
        Window.Days(30).Suffix.Should().Be("_30d");
        Window.Hours(24).Should().Be(Window.Days(1));
        Window.Hours(36).Suffix.Should().Be("_36h");
        Window.Of(TimeSpan.FromMinutes(90)).Suffix.Should().Be("_90m");
        Window.Of(TimeSpan.FromSeconds(10)).Suffix.Should().Be("_10s");
        Window.Of(TimeSpan.FromMicroseconds(1500)).Suffix.Should().Be("_1500us");
        Window.Last(5).Suffix.Should().Be("_last5");
        Window.Decay(TimeSpan.FromDays(30)).Suffix.Should().Be("_decay30d");
        Window.Decay(TimeSpan.FromDays(30)).Should().NotBe(Window.Days(30));
    }
}
