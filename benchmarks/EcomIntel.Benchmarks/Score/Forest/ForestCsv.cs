using System.Globalization;
using System.Runtime.InteropServices;

namespace EcomIntel.Benchmarks;

/// <summary>Tables of plain numbers as CSV: a header, no quotes, an empty cell for a missing value.</summary>
internal static class ForestCsv
{
    public static ForestWorkload Read(ForestOptions options)
    {
        using StreamReader reader = new(options.Data!);
        string[] names = (reader.ReadLine() ?? throw new FormatException($"{options.Data} is empty.")).Split(',');
        int label = Position(names, options.Label);
        int group = options.Group is null ? -1 : Position(names, options.Group);
        foreach (string name in options.Categorical)
        {
            Position(names, name);
        }

        List<float>[] columns = [.. names.Select(_ => new List<float>())];
        List<string> labels = [];
        List<string> groups = [];
        for (int line = 2; reader.ReadLine() is { } text; line++)
        {
            int i = 0;
            foreach (Range range in text.AsSpan().Split(','))
            {
                ReadOnlySpan<char> cell = text.AsSpan(range);
                if (i == label)
                {
                    labels.Add(cell.ToString());
                }
                else if (i == group)
                {
                    groups.Add(cell.ToString());
                }
                else
                {
                    columns[i].Add(cell.IsEmpty ? float.NaN : float.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture));
                }

                i++;
            }

            if (i != names.Length)
            {
                throw new FormatException($"{options.Data}, line {line}: {i} cells where the header has {names.Length}.");
            }
        }

        int[] kept = [.. Enumerable.Range(0, names.Length).Where(i => i != label && i != group)];
        FeatureSchema schema = new(kept.Select(i => Field(names[i], options.Categorical.Contains(names[i]), columns[i])));
        string[] classes = [.. labels.Distinct().Order(StringComparer.Ordinal)];
        Dictionary<string, int> codes = groups.Distinct().Select((name, code) => (name, code)).ToDictionary(pair => pair.name, pair => pair.code);
        TrainingData data = new(
            new FeatureMatrix(schema, [.. kept.Select(i => columns[i].ToArray())]),
            [.. classes],
            [.. labels.Select(name => Array.BinarySearch(classes, name, StringComparer.Ordinal))],
            group < 0 ? null : [.. groups.Select(name => codes[name])]);
        return new ForestWorkload(Path.GetFileName(options.Data!), data, []);
    }

    public static void Write(ForestWorkload workload, string path)
    {
        using StreamWriter writer = new(path);
        FeatureMatrix features = workload.Data.Features;
        writer.Write($"{string.Join(',', features.Schema.Fields.Select(field => field.Name))},label\n");
        for (int row = 0; row < features.RowCount; row++)
        {
            for (int i = 0; i < features.Schema.Count; i++)
            {
                writer.Write(features.Column(i)[row].ToString(CultureInfo.InvariantCulture));
                writer.Write(',');
            }

            writer.Write($"{workload.Data.Classes[workload.Data.Labels[row]]}\n");
        }
    }

    private static FeatureField Field(string name, bool categorical, List<float> values) => categorical
        ? new FeatureField(name, FeatureType.Category) { Levels = [.. Enumerable.Range(0, 1 + (int)CollectionsMarshal.AsSpan(values).ToArray().Max()).Select(i => i.ToString(CultureInfo.InvariantCulture))] }
        : new FeatureField(name, FeatureType.Number);

    private static int Position(string[] names, string name) =>
        Array.IndexOf(names, name) is >= 0 and int position ? position : throw new FormatException($"There is no column '{name}'; there are {string.Join(", ", names)}.");
}
