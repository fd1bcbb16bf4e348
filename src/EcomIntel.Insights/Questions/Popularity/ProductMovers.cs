using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>
/// Describes the products that sold most in the last whole month and those that moved most against the three before. Claims nothing: with many products some always move.
/// Products of too few customers are not shown. Immutable; safe for any thread.
/// </summary>
public sealed class ProductMovers : IShopDescriber
{
    private const int MonthsBefore = 3;
    private const int Shown = 5;

    /// <inheritdoc/>
    public string Name => "product_movers";

    /// <inheritdoc/>
    public ShopDescription? Describe(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        TransactionTable transactions = context.Dataset.Transactions;
        WholeMonths months = WholeMonths.Of(transactions, context.Calendar);
        int last = months.Months.Length - 1;
        if (last < MonthsBefore)
        {
            return null;
        }

        int products = context.Dataset.Products.Count;
        int[] now = new int[products];
        int[] before = new int[products];
        HashSet<int>[] customers = [.. Enumerable.Range(0, products).Select(_ => new HashSet<int>())];
        for (int row = 0; row < transactions.Count; row++)
        {
            int product = transactions.Products[row];
            int day = product < 0 || !SaleRows.IsCounted(transactions, row) ? -1 : months.PositionOf(context.Calendar.LocalDay(transactions.Timestamps[row]));
            int age = day < 0 ? -1 : last - months.MonthOfDay[day];
            if (age is < 0 or > MonthsBefore)
            {
                continue;
            }

            int[] counts = age == 0 ? now : before;
            counts[product]++;
            if (customers[product].Count < context.MinimumGroupSize)
            {
                customers[product].Add(transactions.Customers[row]);
            }
        }

        double days = months.Days[last];
        double daysBefore = months.Days.AsSpan(last - MonthsBefore, MonthsBefore).ToArray().Sum();
        (int Product, double Now, double Before)[] shown = [.. Enumerable.Range(0, products).Where(product => customers[product].Count >= context.MinimumGroupSize)
            .Select(product => (product, now[product] / days * 30, before[product] / daysBefore * 30))];
        return shown.Length == 0 ? null : Make(context.Dataset.Products, months.Months[last], shown, context.MinimumGroupSize);
    }

    private ShopDescription Make(ProductTable products, DateOnly month, (int Product, double Now, double Before)[] shown, int minimumGroup)
    {
        (int Product, double Now, double Before)[] top = [.. shown.OrderByDescending(product => product.Now).Take(Shown)];
        (int Product, double Now, double Before)[] risers = [.. shown.OrderByDescending(product => product.Now - product.Before).Where(product => product.Now > product.Before).Take(Shown)];
        (int Product, double Now, double Before)[] fallers = [.. shown.OrderBy(product => product.Now - product.Before).Where(product => product.Now < product.Before).Take(Shown)];
        return new ShopDescription
        {
            Name = Name,
            Title = "Products that sell and products that move",
            Sentences =
            [
                $"{NameOf(products[top[0].Product])} sold most in {month:MMMM yyyy}: {top[0].Now:N0} lines in 30 days.",
                $"Up and down are against the three months before. Nothing of this is tested: with many products some always move. Products with fewer than {minimumGroup} customers are left out.",
            ],
            Method = "lines of known customers in 30 days, whole months only; nothing is tested",
            Tables = [Table("Most sold", products, top), Table("Up most", products, risers), Table("Down most", products, fallers)],
        };
    }

    private static DescriptionTable Table(string title, ProductTable products, (int Product, double Now, double Before)[] rows) => new(
        title,
        ["product", "lines in 30 days", "in the three months before"],
        [.. rows.Select(row => (ImmutableArray<FormattableString>)[$"{NameOf(products[row.Product])}", $"{row.Now:N0}", $"{row.Before:N0}"])]);

    private static string NameOf(Product product) => product.Name ?? $"Product {product.Id}";
}
