namespace EcomIntel.Parquet.Tests;

/// <summary>One-row and few-row files, written by DuckDB, and how they are read.</summary>
internal static class ParquetShop
{
    /// <summary>Maps only what a test's file has.</summary>
    public static CsvMap Map(params Field[] fields) => fields.Aggregate(new CsvMap(), (map, field) => map.Map(field, field.Name));

    public static async Task<CleanResult> LoadAsync(string query, CsvMap map, Action<CleaningPolicyBuilder>? clean = null)
    {
        using TempFolder folder = new();
        DuckDb.Write(folder["shop.parquet"], query);
        return await CommerceSource.FromParquet(folder["shop.parquet"], map).Clean(clean ?? (_ => { })).LoadAsync(TestContext.Current.CancellationToken);
    }
}
