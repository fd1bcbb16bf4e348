using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// The columns that a model reads, in order. A row is a span of <see cref="float"/>, one for each field: a number as it is, money in
/// the currency's units, a category as the position of its level in <see cref="FeatureField.Levels"/>; NaN is missing. Immutable; safe for any thread.
/// </summary>
public sealed class FeatureSchema
{
    private readonly Dictionary<string, int> _positions;

    /// <summary>Makes a schema.</summary>
    /// <param name="fields">The fields in column order; at least one, each name once.</param>
    /// <exception cref="ArgumentException">There is no field, a name stands twice, or a category has no levels while another type has some.</exception>
    public FeatureSchema(IEnumerable<FeatureField> fields)
        : this(fields, null)
    {
    }

    internal FeatureSchema(IEnumerable<FeatureField> fields, FeaturePipeline? pipeline)
    {
        Pipeline = pipeline;
        ArgumentNullException.ThrowIfNull(fields);
        Fields = [.. fields];
        if (Fields.Length == 0)
        {
            throw new ArgumentException("A schema needs at least one field.", nameof(fields));
        }

        _positions = new Dictionary<string, int>(Fields.Length, StringComparer.Ordinal);
        for (int i = 0; i < Fields.Length; i++)
        {
            if (!_positions.TryAdd(Fields[i].Name, i))
            {
                throw new ArgumentException($"The field '{Fields[i].Name}' stands twice.", nameof(fields));
            }

            if (!Fields[i].IsCategorical && Fields[i].Levels.Length > 0)
            {
                throw new ArgumentException($"The field '{Fields[i].Name}' has levels but is not a category.", nameof(fields));
            }
        }
    }

    /// <summary>The fields in column order.</summary>
    public ImmutableArray<FeatureField> Fields { get; }

    /// <summary>The number of fields, and the length of a row.</summary>
    public int Count => Fields.Length;

    /// <summary>The fitted pipeline that makes these columns, and no other; null for columns of plain data.</summary>
    public FeaturePipeline? Pipeline { get; }

    /// <summary>Reads a schema that <see cref="ToJson"/> wrote, with the pipeline it carries.</summary>
    /// <param name="json">The text.</param>
    /// <param name="functions">The functions of the pipeline's custom features and keys; null for none. Any not given is missed when features are to be computed.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="ModelFormatException">The text is not such a schema, or of a newer version.</exception>
    /// <exception cref="PipelineDefinitionException">The definitions of its pipeline have mistakes; the message lists them all.</exception>
    public static FeatureSchema FromJson(string json, FeatureFunctions? functions = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SchemaJson.Read(json, functions);
    }

    /// <summary>Writes the schema with the pipeline it carries; what model files embed.</summary>
    /// <returns>The JSON text.</returns>
    public string ToJson() => SchemaJson.Write(this);

    /// <summary>Finds a field.</summary>
    /// <param name="name">The feature's name.</param>
    /// <returns>Its position, or −1 where there is none of that name.</returns>
    public int IndexOf(string name) => _positions.GetValueOrDefault(name, -1);

    /// <summary>Refuses columns that are not these.</summary>
    /// <param name="other">The schema of the rows at hand.</param>
    /// <exception cref="SchemaMismatchException">Names, order, types or levels differ; the message lists every difference.</exception>
    public void EnsureMatches(FeatureSchema other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other))
        {
            return;
        }

        List<string> differences = [];
        for (int i = 0; i < Math.Max(Count, other.Count); i++)
        {
            string? difference = Difference(i < Count ? Fields[i] : null, i < other.Count ? other.Fields[i] : null);
            if (difference is not null)
            {
                differences.Add($"column {i}: {difference}");
            }
        }

        if (differences.Count > 0)
        {
            throw new SchemaMismatchException($"The rows do not have the columns that the model was trained on. Make them with the model's own pipeline. {string.Join("; ", differences)}.");
        }
    }

    private static string? Difference(FeatureField? expected, FeatureField? actual) => (expected, actual) switch
    {
        (null, not null) => $"'{actual.Name}' is too many",
        (not null, null) => $"'{expected.Name}' is missing",
        (not null, not null) when expected.Name != actual.Name => $"expected '{expected.Name}' but found '{actual.Name}'",
        (not null, not null) when expected.Type != actual.Type => $"'{expected.Name}' should be {expected.Type} but is {actual.Type}",
        (not null, not null) when !expected.Levels.AsSpan().SequenceEqual(actual.Levels.AsSpan()) =>
            $"'{expected.Name}' has other levels ({expected.Levels.Length} expected, {actual.Levels.Length} found)",
        _ => null,
    };
}
