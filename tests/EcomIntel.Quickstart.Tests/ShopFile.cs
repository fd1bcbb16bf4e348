using System.Globalization;
using System.Text;

namespace EcomIntel.Quickstart.Tests;

/// <summary>Flat files with the original's columns, small enough to read.</summary>
internal static class ShopFile
{
    public const string Header = "transaction_id,timestamp,customer_id,age,gender,location,product_id,product_category,quantity,price_per_item,total_price";

    private static readonly string[] Categories = ["Books", "Electronics", "Fashion"];

    public static string Row(int i, string? timestamp = null, string? age = null, string? quantity = null, string? price = null, string? category = null, string? product = null)
    {
        int customer = i % 20;
        string when = timestamp ?? new DateTime(2025, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddHours(i * 7).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        decimal amount = 10 + (i % 9 * 30);
        string total = price is null && quantity is null ? (amount * 2).ToString(CultureInfo.InvariantCulture) : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"t{i},{when},{customer},{age ?? (20 + customer).ToString(CultureInfo.InvariantCulture)},{(customer % 2 == 0 ? "Male" : "Female")},Accra,{product ?? $"{i % 9}"},{category ?? Categories[i % 3]},{quantity ?? "2"},{price ?? amount.ToString(CultureInfo.InvariantCulture)},{total}");
    }

    public static string Rows(int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => Row(i)));

    /// <summary>A good file of the given number of rows, with some of its rows replaced or added.</summary>
    public static byte[] With(params string[] extra) => Encoding.UTF8.GetBytes($"{Header}\n{Rows(120)}\n{string.Join('\n', extra)}\n");

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
