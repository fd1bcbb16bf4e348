using System.IO.Compression;

namespace EcomIntel.Core.Tests;

/// <summary>UCI Online Retail (Chen, 2015). The expected numbers are pandas 1.5.3's: <c>groupby('CustomerID')</c> with max, nunique and sum over 397,884 rows.</summary>
public class OnlineRetailRfmTests
{
    [Fact]
    public async Task Recency_frequency_and_monetary_are_the_published_ones()
    {
        await using GZipStream stream = new(File.OpenRead(RealData.File("online-retail", "online-retail.csv.gz")), CompressionMode.Decompress);
        CleanResult shop = await CommerceSource.FromCsv(stream, "online-retail", OnlineRetailTests.Map)
            .Clean(c => c.DropMissing(Field.CustomerId).Returns(ReturnPolicy.Drop).Positive(Field.Quantity).Positive(Field.UnitPrice))
            .LoadAsync(TestContext.Current.CancellationToken);

        // Midnight in London, which in December is midnight UTC.
        IReadOnlyList<Rfm> rfm = Rfm.AsOf(shop.Dataset, new DateTimeOffset(2011, 12, 10, 0, 0, 0, TimeSpan.Zero));

        rfm.Should().HaveCount(4_338);
        rfm.Sum(customer => customer.RecencyDays).Should().Be(399_354);
        rfm.Average(customer => customer.RecencyDays).Should().BeApproximately(92.059, 5e-4);
        rfm.Sum(customer => customer.Frequency).Should().Be(18_532);
        rfm.Average(customer => customer.Frequency).Should().BeApproximately(4.2720, 5e-5);
        rfm.Sum(customer => customer.Monetary).Should().Be(8_911_407.904m);
        rfm.Average(customer => customer.Monetary).Should().BeApproximately(2054.266m, 5e-4m);
        rfm.Single(customer => customer.CustomerId == "14646").Should().Be(new Rfm("14646", 1, 73, 280_206.02m));
        rfm.Single(customer => customer.CustomerId == "12346").Should().Be(new Rfm("12346", 325, 1, 77_183.60m));
    }
}
