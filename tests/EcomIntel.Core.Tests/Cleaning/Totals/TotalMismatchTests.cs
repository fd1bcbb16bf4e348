namespace EcomIntel.Core.Tests;

public class TotalMismatchTests
{
    private static readonly string[] Rows = ["a,2025-01-02,c,,,,p,,3,10,30.01", "b,2025-01-02,c,,,,p,,3,10,30.0101", "c,2025-01-02,c,,,,p,,3,10,29.98", "d,2025-01-02,c,,,,p,,,10,5"];

    [Fact]
    public async Task Totals_are_taken_as_recorded_by_default() => (await CsvTexts.LoadFlat(Rows)).Report.Kept.Should().Be(4);

    [Fact]
    public async Task A_difference_above_a_hundredth_is_quarantined_where_asked_for()
    {
        CleanResult shop = await CsvTexts.Flat(Rows).Clean(c => c.TotalMismatch()).LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Quarantine.Select(row => (row.Row, row.Rule, row.Column, row.Value)).Should()
            .Equal((2, "total_mismatch", "total_price", "30.0101"), (3, "total_mismatch", "total_price", "29.98"));
    }

    [Fact]
    public async Task Or_it_is_computed_anew()
    {
        CleanResult shop = await CsvTexts.Flat(Rows).Clean(c => c.TotalMismatch(0.01m, TotalRepair.Recompute)).LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.Transactions.Totals.ToArray().Should().Equal(300_100, 300_000, 300_000, 50_000);
        shop.Report.ToString().Should().Be("4 read = 2 kept + 2 changed + 0 quarantined");
    }
}
