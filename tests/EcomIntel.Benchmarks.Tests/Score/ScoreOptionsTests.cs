namespace EcomIntel.Benchmarks.Tests;

public class ScoreOptionsTests
{
    [Fact]
    public void Without_options_the_rows_and_customers_are_those_of_the_issue()
    {
        ScoreOptions options = ScoreOptions.Parse(["features"]);
        (options.Rows, options.Customers, options.Threads, options.Runs, options.Shuffled, options.Json).Should().Be((10_000_000, 200_000, Environment.ProcessorCount, 7, false, false));
        options.Workloads.Should().Equal("stateless", "lifetime", "asof", "fused");
    }

    [Fact]
    public void Every_option_is_read()
    {
        ScoreOptions options = ScoreOptions.Parse(
            ["features", "--rows", "100", "--customers", "7", "--threads", "1", "--runs", "3", "--order", "shuffled", "--workload", "asof", "--workload", "fused", "--seed", "5", "--python", "py", "--file", "f", "--json"]);
        options.Should().BeEquivalentTo(new ScoreOptions
        {
            Command = "features",
            Rows = 100,
            Customers = 7,
            Threads = 1,
            Runs = 3,
            Shuffled = true,
            Workloads = ["asof", "fused"],
            Seed = 5,
            Python = "py",
            File = "f",
            Json = true,
        });
    }

    [Theory]
    [InlineData("There is no 'score '.")]
    [InlineData("There is no 'score all'.", "all")]
    [InlineData("There is no option --row.", "features", "--row", "5")]
    [InlineData("--rows has no value.", "features", "--rows")]
    [InlineData("--rows takes a whole number above 0, not '0'.", "features", "--rows", "0")]
    [InlineData("--runs takes a whole number above 0, not '-3'.", "features", "--runs", "-3")]
    [InlineData("--order takes sorted, shuffled, not 'random'.", "features", "--order", "random")]
    [InlineData("--workload takes stateless, lifetime, asof, fused, not 'x'.", "compare", "--workload", "x")]
    [InlineData("score ingest needs --file.", "ingest")]
    public void Mistakes_are_named(string message, params string[] args) =>
        FluentActions.Invoking(() => ScoreOptions.Parse(args)).Should().Throw<FormatException>().WithMessage(message);

    [Fact]
    public void Peers_are_only_compared_over_sorted_rows() =>
        FluentActions.Invoking(() => ScoreOptions.Parse(["compare", "--order", "shuffled"])).Should().Throw<FormatException>();
}
