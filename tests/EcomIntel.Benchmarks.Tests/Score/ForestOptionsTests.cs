namespace EcomIntel.Benchmarks.Tests;

public class ForestOptionsTests
{
    [Fact]
    public void A_table_with_its_columns_is_read()
    {
        ForestOptions options = ForestOptions.Parse(["--data", "F.csv", "--label", "y", "--categorical", "a,b", "--group", "c", "--trees", "7", "--json"]);

        options.Should().BeEquivalentTo(new { Data = "F.csv", Label = "y", Categorical = new[] { "a", "b" }, Group = "c", Trees = 7, Json = true });
        options.Peers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("score forest needs either --data or --workload.")]
    [InlineData("--workload takes A or B, not 'C'.", "--workload", "C")]
    [InlineData("There is no option --speed.", "--speed", "1")]
    [InlineData("--write needs --workload.", "--data", "F.csv", "--write", "G.csv")]
    [InlineData("--trees takes a whole number above 0, not '0'.", "--data", "F.csv", "--trees", "0")]
    public void What_cannot_be_done_is_refused_by_name(string message, params string[] args)
    {
        Action parse = () => ForestOptions.Parse(args);

        parse.Should().Throw<FormatException>().WithMessage(message);
    }
}
