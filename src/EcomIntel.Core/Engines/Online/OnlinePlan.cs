using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Where the values of a row stand while it is read, and how they become the row that a model reads.</summary>
internal sealed class OnlinePlan
{
    /// <summary>So many values of a row may stand on the stack.</summary>
    public const int StackValues = 32;

    private readonly (int Place, Feature Feature)[] _rowFeatures;
    private readonly (int Place, CombinedFeature Feature, int Left, int Right)[] _combined;
    private readonly (int Place, FeatureType Type)[] _columns;

    public OnlinePlan(FeaturePlan plan)
    {
        ImmutableArray<Feature> all = plan.All;
        ValueCount = all.Length;
        Groups = [.. AggregateGroup.Of(all.OfType<AggregateFeature>())];
        All = all;
        _rowFeatures = [.. all.Select((feature, place) => (place, feature)).Where(placed => placed.feature is not (AggregateFeature or CombinedFeature))];
        _combined = [.. all.OfType<CombinedFeature>().Select(feature => (all.IndexOf(feature), feature, all.IndexOf(feature.Left), all.IndexOf(feature.Right)))];
        _columns = [.. plan.Columns.Select(feature => (all.IndexOf(feature), feature.Definition.Type))];
    }

    /// <summary>All features, in the order of the values.</summary>
    public ImmutableArray<Feature> All { get; }

    public ImmutableArray<AggregateGroup> Groups { get; }

    /// <summary>The number of values, those of features included that others are made of.</summary>
    public int ValueCount { get; }

    public void CheckRoom(ReadOnlySpan<float> row)
    {
        if (row.Length < _columns.Length)
        {
            throw new ArgumentException($"The row has room for {row.Length} values but there are {_columns.Length} features.", nameof(row));
        }
    }

    /// <summary>Reads the features that a row has by itself.</summary>
    public void ReadRow(in OnlineMoment asked, Span<FeatureValue> values)
    {
        foreach ((int place, Feature feature) in _rowFeatures)
        {
            values[place] = feature.Read(asked);
        }
    }

    /// <summary>Combines features once all others are read, and fills the row.</summary>
    public void Fill(Span<FeatureValue> values, Span<float> row)
    {
        foreach ((int place, CombinedFeature feature, int left, int right) in _combined)
        {
            values[place] = feature.Combine(values[left], values[right]);
        }

        for (int i = 0; i < _columns.Length; i++)
        {
            row[i] = values[_columns[i].Place].ToSingle(_columns[i].Type);
        }
    }
}
