namespace EcomIntel.Modeling.MLNet;

/// <summary>
/// Where the fields of a schema stand in ML.NET's feature vector: a number in one slot, a category in one slot for each of its levels
/// (1 at the level, all 0 where it is missing). Encodes rows into slots and decodes them back.
/// </summary>
internal sealed class SlotLayout
{
    private readonly int[] _first;
    private readonly int[] _levels;
    private readonly float[]? _missing;

    /// <param name="schema">The fields.</param>
    /// <param name="missing">For each field what stands in for a missing number; null keeps NaN.</param>
    public SlotLayout(FeatureSchema schema, float[]? missing = null)
    {
        Schema = schema;
        _missing = missing;
        _first = new int[schema.Count];
        _levels = new int[schema.Count];
        for (int field = 0; field < schema.Count; field++)
        {
            _first[field] = SlotCount;
            _levels[field] = schema.Fields[field].IsCategorical ? schema.Fields[field].Levels.Length : -1;
            SlotCount += Math.Abs(_levels[field]);
        }
    }

    public FeatureSchema Schema { get; }

    public int SlotCount { get; }

    /// <summary>For each field what stands in for a missing number; empty where NaN is kept.</summary>
    public ReadOnlySpan<float> Missing => _missing;

    /// <summary>For each categorical field its first and its last slot, as ML.NET's annotation of categorical slots has them.</summary>
    public int[] CategoricalRanges()
    {
        List<int> ranges = [];
        for (int field = 0; field < _first.Length; field++)
        {
            if (_levels[field] > 0)
            {
                ranges.Add(_first[field]);
                ranges.Add(_first[field] + _levels[field] - 1);
            }
        }

        return [.. ranges];
    }

    /// <summary>The names of the slots: the field's, with a dot and the level's for a category, as ML.NET's own one-hot encoding has them.</summary>
    public ReadOnlyMemory<char>[] SlotNames()
    {
        ReadOnlyMemory<char>[] names = new ReadOnlyMemory<char>[SlotCount];
        int slot = 0;
        foreach (FeatureField field in Schema.Fields)
        {
            if (!field.IsCategorical)
            {
                names[slot++] = field.Name.AsMemory();
                continue;
            }

            foreach (string level in field.Levels)
            {
                names[slot++] = $"{field.Name}.{level}".AsMemory();
            }
        }

        return names;
    }

    public void Encode(FeatureMatrix features, int row, Span<float> slots)
    {
        for (int field = 0; field < _first.Length; field++)
        {
            Encode(field, features.Column(field)[row], slots);
        }
    }

    public void Encode(ReadOnlySpan<float> row, Span<float> slots)
    {
        for (int field = 0; field < _first.Length; field++)
        {
            Encode(field, row[field], slots);
        }
    }

    public void Decode(ReadOnlySpan<float> slots, Span<float> row)
    {
        for (int field = 0; field < _first.Length; field++)
        {
            row[field] = _levels[field] < 0 ? slots[_first[field]] : Level(slots.Slice(_first[field], _levels[field]));
        }
    }

    private void Encode(int field, float value, Span<float> slots)
    {
        int first = _first[field];
        if (_levels[field] < 0)
        {
            slots[first] = float.IsNaN(value) && _missing is not null ? _missing[field] : value;
            return;
        }

        slots.Slice(first, _levels[field]).Clear();
        if (value >= 0 && value < _levels[field])
        {
            slots[first + (int)value] = 1;
        }
    }

    private static float Level(ReadOnlySpan<float> slots)
    {
        int level = slots.IndexOfAnyExceptInRange(float.NegativeInfinity, 0);
        return level < 0 ? float.NaN : level;
    }
}
