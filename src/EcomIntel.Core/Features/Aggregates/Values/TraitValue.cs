namespace EcomIntel;

/// <summary>A trait as a number: in batch the code of its column, online a 64-bit hash of its text, which is the same in every process.</summary>
internal sealed record TraitValue(Trait Trait) : EventValue
{
    private const long OwnOrder = 0x5BD1E9955BD1E995;

    public override long[] Column(BatchContext batch)
    {
        ReadOnlySpan<int> codes = TraitColumn.Of(Trait, batch).Codes;
        long[] values = LargeArray.Uninitialized<long>(codes.Length);
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = codes[row] < 0 ? FeatureCell.MissingInteger : codes[row];
        }

        return values;
    }

    public override long Of(in OnlineSale sale)
    {
        if (Trait.Kind == TraitKind.Order && sale.Transaction.OrderId is null)
        {
            return Hash(sale.Transaction.Id) ^ OwnOrder;
        }

        return TextOf(Trait, sale) is { Length: > 0 } text ? Hash(text) : FeatureCell.MissingInteger;
    }

    /// <summary>The trait of one sale as text; null or empty where it is missing.</summary>
    public static string? TextOf(Trait trait, in OnlineSale sale) => trait.Kind switch
    {
        TraitKind.Product => sale.Transaction.ProductId,
        TraitKind.Category => sale.Product?.Category,
        TraitKind.Order => sale.Transaction.OrderId,
        TraitKind.Location => sale.Customer?.Location,
        _ => AttributeOf(trait.Name, sale),
    };

    public override string ToString() => $"distinct {Trait.Kind} {Trait}";

    private static string? AttributeOf(string name, in OnlineSale sale) =>
        sale.Transaction.Attributes.TryGetValue(name, out AttributeValue value)
        || (sale.Product?.Attributes.TryGetValue(name, out value) ?? false)
        || (sale.Customer?.Attributes.TryGetValue(name, out value) ?? false)
            ? value.Text
            : null;

    private static long Hash(string text) => Checksum.Of(text) is var hash && hash == FeatureCell.MissingInteger ? 0 : hash;
}
