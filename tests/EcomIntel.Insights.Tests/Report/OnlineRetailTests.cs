using System.IO.Compression;

namespace EcomIntel.Insights.Tests;

/// <summary>UCI Online Retail (Chen, 2015): a wholesaler's invoices from 2010-12-01 to 2011-12-09, so December 2011 is partial.</summary>
public class OnlineRetailTests
{
    [Fact]
    public async Task November_is_the_peak_of_orders_and_no_slump_is_claimed_of_the_partial_December()
    {
        InsightReport report = new InsightReportBuilder(new InsightOptions { TimeZone = "Europe/London" }).Add(new SalesByMonth()).Build()
            .Run(await LoadAsync(), null, TestContext.Current.CancellationToken);

        report.Find("sales_by_month")!.Verdict.Should().Be(Verdict.Supported);
        report.Find("sales_by_month")!.Statement.Should().StartWith("November 2011 had ").And.EndWith(" times the orders a day of the other whole months in this period.");
        report.Find("sales_by_month/2010-12").Should().NotBeNull();
        report.Find("sales_by_month/2011-12").Should().BeNull();
    }

    [Fact]
    public async Task Of_revenue_November_is_not_claimed_to_be_above_the_next_month()
    {
        InsightReport report = new InsightReportBuilder(new InsightOptions { TimeZone = "Europe/London" }).Add(new RevenueByMonth()).Build()
            .Run(await LoadAsync(), null, TestContext.Current.CancellationToken);

        report.Find("revenue_by_month")!.Statement.Should().NotContain("December 2011");
        (report.Find("revenue_by_month/peak")?.Verdict).Should().NotBe(Verdict.Supported);
        report.Find("revenue_by_month/2011-12").Should().BeNull();
    }

    private static async Task<CommerceDataset> LoadAsync()
    {
        CsvMap map = new CsvMap { TimeZone = "Europe/London" }
            .Map(Field.OrderId, "InvoiceNo")
            .Map(Field.TransactionKind, "InvoiceNo", text => text.StartsWith('C') ? "cancellation" : null)
            .Map(Field.ProductId, "StockCode")
            .Map(Field.Quantity, "Quantity")
            .Map(Field.Timestamp, "InvoiceDate")
            .Map(Field.UnitPrice, "UnitPrice")
            .Map(Field.CustomerId, "CustomerID");
        await using GZipStream stream = new(File.OpenRead(Shop.RealData("online-retail", "online-retail.csv.gz")), CompressionMode.Decompress);
        CleanResult shop = await CommerceSource.FromCsv(stream, "online-retail", map)
            .Clean(c => c.DropMissing(Field.CustomerId).Positive(Field.Quantity).Positive(Field.UnitPrice))
            .LoadAsync(TestContext.Current.CancellationToken);
        return shop.Dataset;
    }
}
