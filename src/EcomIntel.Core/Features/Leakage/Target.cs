namespace EcomIntel;

/// <summary>What is to be predicted of a row, and so what a model must not be told. Immutable; safe for any thread if its function is.</summary>
public sealed class Target
{
    private readonly Func<CommerceDataset, int, string?> _label;

    private Target(string name, Func<CommerceDataset, int, string?> label)
    {
        Name = name;
        _label = label;
    }

    /// <summary>The category of the product that the row buys; none where it is missing or the row is not a sale. Its classes are the categories sold, in ordinal order.</summary>
    public static Target NextCategory { get; } = new("next_category", static (dataset, row) =>
    {
        int product = dataset.Transactions.Products[row];
        return dataset.Transactions.Kinds[row] != TransactionKind.Sale || product < 0 ? null : dataset.Products.Categories[product];
    });

    /// <summary>The target's name, in snake_case.</summary>
    public string Name { get; }

    /// <summary>A target of the app's own that is part of the purchase: features known from the purchase or the future are refused for it.</summary>
    /// <param name="name">The target's name, in snake_case.</param>
    /// <param name="label">Gives the class of a row of the dataset's transactions; null for a row without one.</param>
    /// <returns>The target. Its classes are those that rows have, in ordinal order.</returns>
    public static Target Of(string name, Func<CommerceDataset, int, string?> label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(label);
        return new Target(name, label);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal CategoryColumn Label(CommerceDataset dataset)
    {
        string?[] labels = new string?[dataset.Transactions.Count];
        for (int row = 0; row < labels.Length; row++)
        {
            labels[row] = _label(dataset, row);
        }

        return CategoryColumn.From(labels);
    }
}
