namespace EcomIntel.Benchmarks.Tests;

public class StreamScoreOptionsTests
{
    [Fact]
    public void A_cold_state_has_its_customers()
    {
        StreamScoreOptions options = StreamScoreOptions.Parse(["--state", "cold", "--store", "memory", "--events", "1000", "--seconds", "0", "--consumers", "2", "--json"]);

        options.Should().BeEquivalentTo(new { State = "cold", Store = "memory", Events = 1_000, Seconds = 0, Consumers = 2, Customers = 2_000_000, Runs = 3, Json = true });
    }

    [Theory]
    [InlineData("--state takes minimal, cold, not 'warm'.", "--state", "warm")]
    [InlineData("--store takes sqlite, postgres, memory, not 'redis'.", "--store", "redis")]
    [InlineData("--events takes a whole number from 1, not '0'.", "--events", "0")]
    [InlineData("--seconds has no value.", "--seconds")]
    [InlineData("There is no option --speed.", "--speed", "1")]
    public void What_cannot_be_done_is_refused_by_name(string message, params string[] args)
    {
        Action parse = () => StreamScoreOptions.Parse(args);

        parse.Should().Throw<FormatException>().WithMessage(message);
    }
}
