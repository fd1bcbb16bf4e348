namespace EcomIntel.Modeling;

/// <summary>What is measured: each column by itself, or with those of its group.</summary>
internal static class ImportanceColumns
{
    /// <summary>For each measurement its columns, by their place in the schema.</summary>
    public static int[][] Of(FeatureSchema schema, PermutationOptions options)
    {
        IReadOnlyCollection<IReadOnlyCollection<string>> groups = options.Groups ?? [];
        ThrowIfUnknown(schema, options);
        Dictionary<int, int[]> groupOf = [];
        foreach (IReadOnlyCollection<string> group in groups)
        {
            int[] fields = [.. group.Select(schema.IndexOf).Distinct().Order()];
            foreach (int field in fields)
            {
                if (!groupOf.TryAdd(field, fields))
                {
                    throw new ArgumentException($"The column '{schema.Fields[field].Name}' is in two groups.", nameof(options));
                }
            }
        }

        return [.. Enumerable.Range(0, schema.Count)
            .Select(field => groupOf.TryGetValue(field, out int[]? group) ? group : [field])
            .Where((fields, field) => fields[0] == field && IsAsked(fields))];

        bool IsAsked(int[] fields) => options.Columns is null || fields.Any(field => options.Columns.Contains(schema.Fields[field].Name));
    }

    private static void ThrowIfUnknown(FeatureSchema schema, PermutationOptions options)
    {
        string[] unknown = [.. (options.Columns ?? []).Concat((options.Groups ?? []).SelectMany(group => group)).Where(name => schema.IndexOf(name) < 0)];
        if (unknown.Length > 0)
        {
            throw new ArgumentException($"There is no column '{string.Join("', '", unknown)}'. The columns are '{string.Join("', '", schema.Fields.Select(field => field.Name))}'.", nameof(options));
        }
    }
}
