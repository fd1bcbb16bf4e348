using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>A trait of each transaction: a code, −1 where it is missing, and what the codes stand for.</summary>
internal sealed class TraitColumn(int[] codes, Func<ImmutableArray<string>> levels)
{
    private readonly Lazy<ImmutableArray<string>> _levels = new(levels);

    public ReadOnlySpan<int> Codes => codes;

    /// <summary>The texts by code; made only when asked for.</summary>
    public ImmutableArray<string> Levels => _levels.Value;

    public static TraitColumn Of(Trait trait, BatchContext batch)
    {
        CommerceDataset dataset = batch.Dataset;
        return trait.Kind switch
        {
            TraitKind.Product => new(batch.KeysOf(By.Product).Codes, () => [.. Enumerable.Range(0, dataset.Products.Count).Select(code => dataset.Products[code].Id)]),
            TraitKind.Category => new(batch.KeysOf(By.Category).Codes, () => dataset.Products.Categories.Levels),
            TraitKind.Location => new(batch.KeysOf(By.Location).Codes, () => dataset.Customers.Locations.Levels),
            TraitKind.Order => new(dataset.Transactions.OrderColumn.Values, () => [.. dataset.Transactions.OrderIds]),
            _ => Attribute(trait, batch),
        };
    }

    /// <summary>The levels that some rows have, in ordinal order.</summary>
    public ImmutableArray<string> LevelsOf(RowSet rows)
    {
        bool[] seen = new bool[Levels.Length];
        foreach (int row in rows.Rows)
        {
            if (codes[row] >= 0)
            {
                seen[codes[row]] = true;
            }
        }

        return [.. Levels.Where((_, code) => seen[code]).Order(StringComparer.Ordinal)];
    }

    private static TraitColumn Attribute(Trait trait, BatchContext batch)
    {
        AttributeColumn column = AttributeFeatures.Find(batch.Dataset, trait.Name) is { Categories: not null } found
            ? found
            : throw new SchemaMismatchException($"The dataset has no categorical attribute '{trait}', which an aggregate is of. Declare it when the data is read.");
        ReadOnlySpan<int> owners = BatchContext.OwnersOf(batch.Dataset.Transactions, column.Definition.Owner);
        ReadOnlySpan<int> levels = column.Categories!.Codes;
        int[] codes = levels.ToArray();
        if (!owners.IsEmpty)
        {
            codes = LargeArray.Uninitialized<int>(owners.Length);
            for (int row = 0; row < codes.Length; row++)
            {
                codes[row] = owners[row] < 0 ? CategoryColumn.Missing : levels[owners[row]];
            }
        }

        return new TraitColumn(codes, () => column.Categories.Levels);
    }
}
