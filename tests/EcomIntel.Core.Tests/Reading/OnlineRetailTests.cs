using System.IO.Compression;

namespace EcomIntel.Core.Tests;

/// <summary>UCI Online Retail (Chen, 2015), 541,909 invoice lines. The expected numbers are pandas' over the same file.</summary>
public class OnlineRetailTests
{
    internal static CsvMap Map { get; } = new CsvMap { TimeZone = "Europe/London" }
        .Map(Field.OrderId, "InvoiceNo")
        .Map(Field.TransactionKind, "InvoiceNo", text => text.StartsWith('C') ? "cancellation" : null)
        .Map(Field.ProductId, "StockCode")
        .Map(Field.ProductName, "Description")
        .Map(Field.Quantity, "Quantity")
        .Map(Field.Timestamp, "InvoiceDate")
        .Map(Field.UnitPrice, "UnitPrice")
        .Map(Field.CustomerId, "CustomerID", text => text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text)
        .Map(Field.Location, "Country");

    [Fact]
    public async Task Inspection_counts_over_all_raw_rows()
    {
        await using GZipStream stream = Open();
        Inspection inspection = await CommerceSource.FromCsv(stream, "online-retail", Map).InspectAsync(TestContext.Current.CancellationToken);

        InputInspection raw = inspection.Transactions;
        raw.Rows.Should().Be(541_909);
        raw["CustomerID"].Missing.Should().Be(135_080);
        raw.Duplicates.Should().Be(5_268);
        raw["Quantity"].Numbers!.Negative.Should().Be(10_624);
        (raw["UnitPrice"].Numbers!.Negative + raw["UnitPrice"].Numbers!.Zero).Should().Be(2_517);
        raw["Description"].Missing.Should().Be(1_454);
    }

    [Fact]
    public async Task Sales_with_a_customer_a_quantity_and_a_price_are_the_published_ones()
    {
        CleanResult shop = await Load(_ => { });

        shop.Report.Transactions.Read.Should().Be(541_909);
        (shop.Report.Kept + shop.Report.Changed + shop.Report.Quarantined).Should().Be(541_909);
        shop.Dataset.Transactions.Count.Should().Be(397_884);
        shop.Dataset.Customers.Count.Should().Be(4_338);
        shop.Dataset.Transactions.OrderCount.Should().Be(18_532);
        long sales = 0;
        foreach (long total in shop.Dataset.Transactions.Totals)
        {
            sales += total;
        }

        Money.ToDecimal(sales).Should().Be(8_911_407.904m);
    }

    [Fact]
    public async Task Without_exact_duplicates_fewer_sales_are_left()
    {
        CleanResult shop = await Load(c => c.DropDuplicates());
        shop.Dataset.Transactions.Count.Should().Be(392_692);
        shop.Report.Rules.Single(rule => rule.Rule == "duplicates").Quarantined.Should().Be(397_884 - 392_692);
    }

    private static async Task<CleanResult> Load(Action<CleaningPolicyBuilder> more)
    {
        await using GZipStream stream = Open();
        return await CommerceSource.FromCsv(stream, "online-retail", Map)
            .Clean(c => more(c.DropMissing(Field.CustomerId).Returns(ReturnPolicy.Drop).Positive(Field.Quantity).Positive(Field.UnitPrice)))
            .LoadAsync(TestContext.Current.CancellationToken);
    }

    private static GZipStream Open() => new(File.OpenRead(RealData.File("online-retail", "online-retail.csv.gz")), CompressionMode.Decompress);
}
