namespace EcomIntel.Core.Tests;

/// <summary>
/// The original project's own 1,000 transactions. The expected numbers are pandas 1.5.3's over the same file: <c>dt.hour</c>, <c>dt.dayofweek</c>,
/// <c>dt.month</c>, <c>cut</c>, <c>groupby</c> with <c>transform('sum')</c>, and <c>cumcount</c>, <c>cumsum</c>, <c>diff</c> and
/// <c>rolling('30D', closed='left')</c> after sorting by time. Each is Σ row × value with rows from 1, so that no value can change place.
/// </summary>
public class SeedFileFeatureTests
{
    private static readonly FeaturePipeline Pipeline = new FeaturePipelineBuilder().AddHourOfDay().AddDayOfWeek().AddMonth().AddTotalPrice().AddPriceBand()
        .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
        .AddAggregates(By.Customer, Window.Days(30), a => a.Sum(Measure.Spend)).AddCustomerTotalSpent().Build();

    [Theory]
    [InlineData("hour_of_day", 5_616_550)]
    [InlineData("day_of_week", 1_462_011)]
    [InlineData("month", 3_225_609)]
    [InlineData("price_band", 815_230)]
    [InlineData("transaction_count_by_customer", 1_261_006)]
    public async Task Whole_numbers_and_bands_are_those_of_pandas(string feature, double expected) =>
        Weighted((await Table())[feature]).Should().Be(expected);

    [Theory]
    [InlineData("customer_total_spent", 2_028_153_644.1999998, 0)]
    [InlineData("spend_sum_by_customer", 883_411_584.5699999, 0)]
    [InlineData("spend_mean_by_customer", 285_762_209.9573175, 200)]
    [InlineData("days_since_last_by_customer", 22_650_303.340183087, 200)]
    [InlineData("spend_sum_by_customer_30d", 141_418_283.07, 0)]
    public async Task Sums_means_and_times_are_those_of_pandas(string feature, double expected, int missing)
    {
        FeatureColumn column = (await Table())[feature];
        Weighted(column).Should().BeApproximately(expected, expected * 1e-12);
        column.MissingCount.Should().Be(missing);
    }

    [Fact]
    public async Task The_bands_hold_as_many_rows_as_in_pandas()
    {
        FeatureColumn bands = (await Table())["price_band"];
        Enumerable.Range(0, 1000).Select(bands.LevelOf).CountBy(level => level!).Should().BeEquivalentTo(
            new Dictionary<string, int> { ["Low"] = 31, ["Medium"] = 313, ["High"] = 656 });
    }

    [Fact]
    public async Task The_total_of_every_customer_is_that_of_the_files_own_text_to_1e9th()
    {
        string[][] cells = [.. File.ReadLines(RealData.File("seed", "ecommerce_data.csv")).Skip(1).Select(line => line.Split(','))];
        FeatureColumn totals = (await Table())["customer_total_spent"];
        ILookup<string, double> spent = cells.ToLookup(row => row[2], row => double.Parse(row[10], System.Globalization.CultureInfo.InvariantCulture));
        for (int row = 0; row < cells.Length; row++)
        {
            totals[row].Should().BeApproximately(spent[cells[row][2]].Sum(), 1e-9);
        }
    }

    private static async Task<FeatureTable> Table()
    {
        CleanResult shop = await CommerceSource.FromCsv(RealData.File("seed", "ecommerce_data.csv")).LoadAsync(TestContext.Current.CancellationToken);
        return Pipeline.Run(shop.Dataset);
    }

    private static double Weighted(FeatureColumn column) =>
        Enumerable.Range(0, column.Count).Sum(row => double.IsNaN(column[row]) ? 0 : (row + 1) * column[row]);
}
