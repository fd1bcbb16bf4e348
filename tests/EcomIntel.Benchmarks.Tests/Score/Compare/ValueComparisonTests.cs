namespace EcomIntel.Benchmarks.Tests;

public class ValueComparisonTests
{
    private static readonly FeatureTable Ours = new FeaturePipelineBuilder().AddMonth().AddTotalPrice().AddAggregates(By.Customer, a => a.TimeSinceLast()).Build()
        .Transform(CommerceDataset.FromColumns(
            new TransactionColumns { Timestamps = [0, EpochTime.MicrosecondsPerDay], Customers = [0, 0], Totals = [5, Money.Missing] }, [new Customer("c")]));

    [Fact]
    public void The_same_values_pass_fractions_to_a_last_digit() => ValueComparison.ThrowIfDifferent(Ours, Theirs(days: 1 + 1e-15), "peer");

    [Theory]
    [InlineData("month", 2, 5, double.NaN, 1.0, "peer has 2 for month in row 0, not 1.")]
    [InlineData("total_price", 1, 6, double.NaN, 1.0, "peer has 6 for total_price in row 0, not 5.")]
    [InlineData("days", 1, 5, 0.0, 1.0, "peer has 0 for days_since_last_by_customer in row 0, not NaN.")]
    [InlineData("days", 1, 5, double.NaN, 1.0001, "peer has 1.0001 for days_since_last_by_customer in row 1, not 1.")]
    public void A_difference_is_an_error_with_the_row(string feature, sbyte month, long total, double first, double days, string message) =>
        FluentActions.Invoking(() => ValueComparison.ThrowIfDifferent(Ours, Theirs(month, total, first, days), "peer"))
            .Should().Throw<InvalidOperationException>(feature).WithMessage(message);

    [Fact]
    public void A_missing_feature_and_missing_rows_are_errors()
    {
        FluentActions.Invoking(() => ValueComparison.ThrowIfDifferent(Ours, Theirs()[1..], "peer")).Should().Throw<InvalidOperationException>().WithMessage("peer has the features total_price*");
        PeerColumn[] shorter = [new("month", new sbyte[1]), .. Theirs()[1..]];
        FluentActions.Invoking(() => ValueComparison.ThrowIfDifferent(Ours, shorter, "peer")).Should().Throw<InvalidOperationException>().WithMessage("peer has 1 rows of month, not 2.");
    }

    [Fact]
    public void The_table_shows_times_and_ratios()
    {
        ScoreOptions options = ScoreOptions.Parse(["compare", "--rows", "1000", "--threads", "2"]);
        CompareLine[] lines =
        [
            new("asof", CompareTable.Ours, 1000, 10.04, 1, 9, 11),
            new("asof", "polars", 1000, 120.4, 12, 100, 130),
            new("ingest", CompareTable.Ours, 50, 1200, 1, 9, 11),
        ];
        CompareTable.Markdown(lines, options, "A machine").Should().StartWith("A machine.\n1,000 rows sorted by time, 20 customers, 2 threads").And.EndWith(
            """
            | workload | EcomIntel | polars |
            |---|---:|---:|
            | asof | 10.0 | 120 (12.0×) |
            | ingest (50 rows) | 1200 | – |

            """.ReplaceLineEndings("\n"));
    }

    private static PeerColumn[] Theirs(sbyte month = 1, long total = 5, double first = double.NaN, double days = 1) =>
        [new("month", new[] { month, (sbyte)1 }), new("total_price", new[] { total, Money.Missing }), new("days_since_last_by_customer", new[] { first, days })];
}
