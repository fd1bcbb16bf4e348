namespace EcomIntel;

/// <summary>The keys that a function of the app's own gives, coded by first appearance; a book that is given goes on.</summary>
internal static class CustomKeys
{
    public static KeyColumn Of(By by, CommerceDataset dataset, TransactionTable rows, LocalCalendar calendar, CodeBook? given)
    {
        FunctionDeclaration declaration = Declare(by);
        CodeBook book = given ?? new();
        int[] codes = LargeArray.Uninitialized<int>(rows.Count);
        for (int row = 0; row < codes.Length; row++)
        {
            string? key = by.Function!(FeatureRow.Batch(declaration, dataset, rows, calendar, row));
            codes[row] = string.IsNullOrEmpty(key) ? CategoryColumn.Missing : book.CodeOf(key);
        }

        return new KeyColumn(codes, book.Count) { Book = book };
    }

    public static FunctionDeclaration Declare(By by) => new($"custom key '{by.Name}'", by.KnownFrom);
}
