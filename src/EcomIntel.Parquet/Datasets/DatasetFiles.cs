namespace EcomIntel.Parquet;

/// <summary>The three files of a dataset.</summary>
internal static class DatasetFiles
{
    private const string Transactions = "transactions.parquet";
    private const string Customers = "customers.parquet";
    private const string Products = "products.parquet";

    public static async Task SaveAsync(CommerceDataset dataset, string folder, int rowsPerGroup, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        await DatasetColumns.OfCustomers(dataset).SaveAsync(Path.Combine(folder, Customers), rowsPerGroup, cancellationToken).ConfigureAwait(false);
        await DatasetColumns.OfProducts(dataset).SaveAsync(Path.Combine(folder, Products), rowsPerGroup, cancellationToken).ConfigureAwait(false);
        await DatasetColumns.OfTransactions(dataset).SaveAsync(Path.Combine(folder, Transactions), rowsPerGroup, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<CommerceDataset> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        DatasetFile customers = await DatasetFile.OpenAsync(Path.Combine(folder, Customers), AttributeOwner.Customer, cancellationToken).ConfigureAwait(false);
        await using (customers.ConfigureAwait(false))
        {
            DatasetFile products = await DatasetFile.OpenAsync(Path.Combine(folder, Products), AttributeOwner.Product, cancellationToken).ConfigureAwait(false);
            await using (products.ConfigureAwait(false))
            {
                DatasetFile transactions = await DatasetFile.OpenAsync(Path.Combine(folder, Transactions), AttributeOwner.Transaction, cancellationToken).ConfigureAwait(false);
                await using (transactions.ConfigureAwait(false))
                {
                    CommerceDatasetBuilder builder = new([.. customers.Attributes, .. products.Attributes, .. transactions.Attributes]);
                    await customers.AddToAsync(builder, cancellationToken).ConfigureAwait(false);
                    await products.AddToAsync(builder, cancellationToken).ConfigureAwait(false);
                    await transactions.AddToAsync(builder, cancellationToken).ConfigureAwait(false);
                    return builder.Build();
                }
            }
        }
    }
}
