using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel.Modeling;

/// <summary>The values that a column was set to. Immutable; safe for any thread.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Values">The values as a model reads them: numbers, codes of levels, and NaN last where a row has no value.</param>
/// <param name="Names">The values in words: numbers in the invariant culture, names of levels, and <c>missing</c>.</param>
public sealed record PartialDependenceAxis(string Column, ImmutableArray<float> Values, ImmutableArray<string> Names)
{
    private const string Missing = "missing";

    internal static PartialDependenceAxis Of(FeatureField field, ReadOnlySpan<float> column, int gridPoints)
    {
        float[] values = [.. column];
        bool isMissing = values.Any(value => !IsValue(field, value));
        float[] present = [.. values.Where(value => IsValue(field, value)).Select(value => value + 0f).Order()];
        float[] distinct = [.. present.Distinct()];
        List<float> grid = [.. field.IsCategorical || distinct.Length <= gridPoints ? distinct : Quantiles(present, gridPoints)];
        if (isMissing)
        {
            grid.Add(float.NaN);
        }

        return new PartialDependenceAxis(field.Name, [.. grid], [.. grid.Select(value => NameOf(field, value))]);
    }

    /// <summary>Compares column and values.</summary>
    /// <param name="other">The other axis.</param>
    /// <returns>Whether both set the same column to the same values.</returns>
    public bool Equals(PartialDependenceAxis? other) =>
        other is not null && Column == other.Column && Values.AsSpan().SequenceEqual(other.Values.AsSpan()) && Names.AsSpan().SequenceEqual(other.Names.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Column, Values.Length);

    /// <summary>A code that is no level counts as missing, as models count it.</summary>
    private static bool IsValue(FeatureField field, float value) =>
        !float.IsNaN(value) && (!field.IsCategorical || (value == (int)value && (uint)(int)value < (uint)field.Levels.Length));

    /// <summary>Values that rows have, at evenly spaced ranks from the lowest to the highest.</summary>
    private static IEnumerable<float> Quantiles(float[] sorted, int points) =>
        Enumerable.Range(0, points).Select(i => sorted[(int)((long)i * (sorted.Length - 1) / (points - 1))]).Distinct();

    private static string NameOf(FeatureField field, float value) =>
        float.IsNaN(value) ? Missing : field.IsCategorical ? field.Levels[(int)value] : value.ToString(CultureInfo.InvariantCulture);
}
