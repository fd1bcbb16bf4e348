namespace EcomIntel;

/// <summary>The keys that a function of the app's own gives, coded by first appearance.</summary>
internal static class CustomKeys
{
    public static KeyColumn Of(By by, CommerceDataset dataset, LocalCalendar calendar)
    {
        FunctionDeclaration declaration = Declare(by);
        CodeBook book = new();
        int[] codes = GC.AllocateUninitializedArray<int>(dataset.Transactions.Count);
        for (int row = 0; row < codes.Length; row++)
        {
            string? key = by.Function!(FeatureRow.Batch(declaration, dataset, calendar, row));
            codes[row] = string.IsNullOrEmpty(key) ? CategoryColumn.Missing : book.CodeOf(key);
        }

        return new KeyColumn(codes, book.Count);
    }

    public static FunctionDeclaration Declare(By by) => new($"custom key '{by.Name}'", by.KnownFrom);
}
