namespace EcomIntel;

/// <summary>Reads an input once for its description. The numbers of a column are held until a text shows that it has none.</summary>
internal static class InspectionRun
{
    public static async Task<InputInspection> RunAsync(RowFeed feed, CancellationToken cancellationToken)
    {
        HashTable128 seen = new();
        long rows = 0;
        long[] missing = new long[feed.Columns.Length];
        List<double>?[] numbers = [.. feed.Columns.Select(_ => new List<double>())];
        while (await feed.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows++;
            seen.Add(feed.Hash());
            for (int column = 0; column < missing.Length; column++)
            {
                Look(feed, column, ref missing[column], ref numbers[column]);
            }
        }

        return new InputInspection(feed.Name, rows, rows - seen.Count,
            [.. feed.Columns.Select((name, i) => new ColumnInspection(name, missing[i], numbers[i] is { Count: > 0 } values ? NumericSummary.Of(values) : null))]);
    }

    private static void Look(RowFeed feed, int column, ref long missing, ref List<double>? numbers)
    {
        ReadOnlySpan<char> text = column < feed.RawCount ? feed.RawField(column) : [];
        if (feed.IsMissing(text))
        {
            missing++;
        }
        else if (numbers is not null)
        {
            if (feed.TryNumber(text, out double number))
            {
                numbers.Add(number);
            }
            else
            {
                numbers = null;
            }
        }
    }
}
