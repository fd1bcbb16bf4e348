using System.Text;

namespace EcomIntel.Core.Tests;

/// <summary>Short CSV texts as sources.</summary>
internal static class CsvTexts
{
    public const string FlatHeader = "transaction_id,timestamp,customer_id,age,gender,location,product_id,product_category,quantity,price_per_item,total_price";

    public static CommerceSource Source(string text, CsvMap? map = null) => CommerceSource.FromCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), "shop.csv", map);

    public static CommerceSource Flat(params string[] rows) => Source(string.Join('\n', [FlatHeader, .. rows]) + "\n");

    public static async Task<CleanResult> LoadFlat(params string[] rows) => await Flat(rows).LoadAsync(TestContext.Current.CancellationToken);
}
