using System.Collections.Frozen;

namespace EcomIntel;

/// <summary>A categorical column of the customers, the products or the transactions, in the codes that the pipeline learned.</summary>
internal sealed class CategoryFeature : RowFeature
{
    private readonly AttributeOwner _owner;
    private readonly Func<CommerceDataset, CategoryColumn> _source;
    private readonly OnlineSource<string?> _online;
    private readonly FrozenDictionary<string, int> _codes;

    public CategoryFeature(FeatureDefinition definition, AttributeOwner owner, Func<CommerceDataset, CategoryColumn> source, OnlineSource<string?> online)
        : base(definition)
    {
        _owner = owner;
        _source = source;
        _online = online;
        _codes = definition.Levels.Select((level, code) => KeyValuePair.Create(level, code)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The levels that the training rows have, in ordinal order.</summary>
    public FeatureDefinition Learn(CommerceDataset dataset, RowSet rows)
    {
        CategoryColumn column = _source(dataset);
        ReadOnlySpan<int> owners = BatchContext.OwnersOf(dataset.Transactions, _owner);
        bool[] seen = new bool[column.Levels.Length];
        foreach (int row in rows.Rows)
        {
            int position = owners.IsEmpty ? row : owners[row];
            if (position >= 0 && column.Codes[position] >= 0)
            {
                seen[column.Codes[position]] = true;
            }
        }

        return FeatureDefinitions.Learned(Definition, [.. column.Levels.Where((_, code) => seen[code])]);
    }

    public override ColumnFill Begin(BatchContext batch)
    {
        CategoryColumn column = _source(batch.Dataset);
        int[] learned = new int[column.Levels.Length];
        for (int code = 0; code < learned.Length; code++)
        {
            learned[code] = _codes.GetValueOrDefault(column.Levels[code], CategoryColumn.Missing);
        }

        return new CategoryFill(Field, batch, _owner, column, learned);
    }

    public override FeatureValue Read(in OnlineMoment moment) =>
        _online(moment) is { Length: > 0 } level && _codes.TryGetValue(level, out int code) ? code : double.NaN;
}
