using System.Globalization;

namespace EcomIntel.Core.Tests;

/// <summary>The records of a shop, with what events are gathered by and told apart by, as the oracle sees them.</summary>
internal sealed record Shop(List<Transaction> Transactions, List<Customer> Customers, List<Product> Products)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public CommerceDataset Dataset => CommerceDataset.FromRecords(Transactions, Customers, Products, RandomShop.Attributes);

    public Shop Shuffled(int seed)
    {
        Transaction[] rows = [.. Transactions];
        SeededRandom random = SeededRandom.For(seed, "order");
        random.Shuffle(rows.AsSpan());
        return this with { Transactions = [.. rows] };
    }

    public static Shop Random(int seed, int rows)
    {
        (List<Transaction> transactions, List<Customer> customers, List<Product> products) = RandomShop.Records(seed, rows);
        return new Shop(transactions, customers, products);
    }

    public Customer? CustomerOf(Transaction row) => Customers.Find(customer => customer.Id == row.CustomerId);

    public Product? ProductOf(Transaction row) => Products.Find(product => product.Id == row.ProductId);

    public string? KeyOf(By by, Transaction row) =>
        by == By.Customer ? row.CustomerId
        : by == By.Product ? row.ProductId
        : by == By.Category ? ProductOf(row)?.Category
        : by == By.Location ? CustomerOf(row)?.Location
        : TimeZoneInfo.ConvertTime(row.Timestamp, London).Hour.ToString(CultureInfo.InvariantCulture);

    public string? TraitOf(Trait trait, Transaction row) => trait.Kind switch
    {
        TraitKind.Product => row.ProductId,
        TraitKind.Category => ProductOf(row)?.Category,
        TraitKind.Location => CustomerOf(row)?.Location,
        TraitKind.Order => row.OrderId is { } order ? "order " + order : "line " + row.Id,
        _ => trait.Name == "tier" ? CustomerOf(row)?.Attributes["tier"].Text : row.Attributes["channel"].Text,
    };
}
