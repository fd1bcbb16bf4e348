namespace EcomIntel.Core.Tests;

/// <summary>The original project's own 1,000 transactions. The expected numbers are pandas' (read_csv, then sums and value counts).</summary>
public class SeedFileTests
{
    [Fact]
    public async Task The_flat_map_reads_every_row_and_shifts_below_a_millionth_are_no_change()
    {
        CleanResult shop = await CommerceSource.FromCsv(RealData.File("seed", "ecommerce_data.csv")).LoadAsync(TestContext.Current.CancellationToken);

        shop.Report.ToString().Should().Be("1,000 read = 1,000 kept + 0 changed + 0 quarantined");
        shop.Dataset.Transactions.Count.Should().Be(1_000);
        shop.Dataset.Customers.Count.Should().Be(200);
        shop.Dataset.Products.Count.Should().Be(50);
        shop.Dataset.Products.Categories.Levels.Should().HaveCount(5);
    }

    [Fact]
    public async Task A_row_comes_out_as_it_stands_in_the_file()
    {
        CleanResult shop = await CommerceSource.FromCsv(RealData.File("seed", "ecommerce_data.csv")).LoadAsync(TestContext.Current.CancellationToken);
        CommerceDataset data = shop.Dataset;

        // txn_1,2025-12-28 19:14:08.995740,77,68,Male,Ho,23,Electronics,4,174.01,696.04
        Transaction first = data.GetTransaction(0);
        first.Should().BeEquivalentTo(new Transaction("txn_1", new DateTimeOffset(2025, 12, 28, 19, 14, 8, TimeSpan.Zero).AddMicroseconds(995_740), "77", "23")
        {
            OrderId = "txn_1",
            Quantity = 4,
            UnitPrice = 174.01m,
            Total = 696.04m,
        });
        data.Customers[data.Transactions.Customers[0]].Should().BeEquivalentTo(new Customer("77", 68, "Male", "Ho"));
        data.Products[data.Transactions.Products[0]].Category.Should().Be("Electronics");
    }

    [Fact]
    public async Task A_time_without_a_zone_is_in_the_zone_of_the_map()
    {
        CleanResult shop = await CommerceSource.FromCsv(RealData.File("seed", "ecommerce_data.csv"), CsvMap.Flat with { TimeZone = "America/New_York" })
            .LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.GetTransaction(0).Timestamp.Should().Be(new DateTimeOffset(2025, 12, 28, 19, 14, 8, TimeSpan.FromHours(-5)).AddMicroseconds(995_740));
    }
}
