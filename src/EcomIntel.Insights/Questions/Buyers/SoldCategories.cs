namespace EcomIntel.Insights;

/// <summary>The categories that are sold most, and the category of each sale line of a known customer.</summary>
internal sealed record SoldCategories(string[] Names, int[] OfRow, bool HasRest)
{
    private const int MostCategories = 12;

    /// <summary>Takes the largest categories; all others become one, which counts but is never named.</summary>
    public static SoldCategories Of(CommerceDataset dataset)
    {
        TransactionTable transactions = dataset.Transactions;
        CategoryColumn categories = dataset.Products.Categories;
        int[] codes = new int[transactions.Count];
        int[] lines = new int[categories.Levels.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            int product = transactions.Products[row];
            codes[row] = product >= 0 && SaleRows.IsCounted(transactions, row) ? categories.Codes[product] : -1;
            if (codes[row] >= 0)
            {
                lines[codes[row]]++;
            }
        }

        int[] kept = [.. Enumerable.Range(0, lines.Length).Where(category => lines[category] > 0)
            .OrderByDescending(category => lines[category]).ThenBy(category => category).Take(MostCategories).Order()];
        bool hasRest = lines.Count(count => count > 0) > kept.Length;
        int[] positions = new int[lines.Length];
        Array.Fill(positions, kept.Length);
        for (int i = 0; i < kept.Length; i++)
        {
            positions[kept[i]] = i;
        }

        string[] rest = hasRest ? ["Other categories"] : [];
        return new SoldCategories(
            [.. kept.Select(category => categories.Levels[category]), .. rest],
            [.. codes.Select(code => code < 0 ? -1 : positions[code])],
            hasRest);
    }
}
