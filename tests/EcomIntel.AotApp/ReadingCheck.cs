using System.Text;

namespace EcomIntel.AotApp;

/// <summary>Reads, cleans and inspects a dirty CSV text.</summary>
internal static class ReadingCheck
{
    private const string Text = """
        transaction_id,timestamp,customer_id,age,gender,location,product_id,product_category,quantity,price_per_item,total_price
        t1,2025-03-09 01:30:00,c1,30,F,"Accra, East",p1,Books,5,9.99,49.95
        t2,2025-03-09 02:30:00,c2,,M,Ho,p1,Books,1,9.99,9.99
        t2,2025-03-09 02:30:00,c2,,M,Ho,p1,Books,1,9.99,9.99
        t3,soon,c1,30,F,Tema,p1,Books,1,9.99,9.99
        t4,2025-03-10,c1,30,F,"Accra, East",p1,Books,-2,9.99,-19.98
        """;

    public static string Run()
    {
        CleanResult shop = Source()
            .Clean(c => c.DropDuplicates(Field.TransactionId).Impute(Field.Age, Imputation.Median).Returns(ReturnPolicy.Net))
            .LoadAsync().GetAwaiter().GetResult();
        Inspection raw = Source().InspectAsync().GetAwaiter().GetResult();
        Expect.Equal(1L, raw.Transactions.Duplicates);
        return $"{shop.Report}, {shop.Dataset.Fingerprint}, {string.Join(' ', shop.Report.Rules)}";
    }

    private static CommerceSource Source() =>
        CommerceSource.FromCsv(new MemoryStream(Encoding.UTF8.GetBytes(Text)), "shop.csv", CsvMap.Flat with { TimeZone = "America/New_York" });
}
