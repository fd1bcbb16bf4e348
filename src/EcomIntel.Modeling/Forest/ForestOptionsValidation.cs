using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel.Modeling;

/// <summary>Finds all mistakes of the options at once.</summary>
internal static class ForestOptionsValidation
{
    /// <summary>The greatest class weight and smoothing: beyond it sums of counts would leave the range of numbers.</summary>
    public const double MaxAmount = 1e12;

    public static void ThrowIfInvalid(RandomForestOptions options)
    {
        List<FormattableString> mistakes = [];
        CheckTrees(options, mistakes);
        Check(mistakes, options.MinImpurityDecrease is >= 0 and < 1, $"MinImpurityDecrease must be from 0 to below 1 but is {options.MinImpurityDecrease}");
        Check(mistakes, !options.BalanceClasses || options.ClassWeights.Count == 0, $"BalanceClasses and ClassWeights exclude each other but there are {options.ClassWeights.Count} weights");
        foreach ((string name, double weight) in options.ClassWeights)
        {
            Check(mistakes, weight is > 0 and <= MaxAmount, $"the weight of class '{name}' must be above 0 and at most 1E+12 but is {weight}");
        }

        ThrowIfAny(mistakes, nameof(options));
    }

    public static void ThrowIfInvalid(RegressionForestOptions options)
    {
        List<FormattableString> mistakes = [];
        CheckTrees(options, mistakes);
        Check(mistakes, options.MinImpurityDecrease is >= 0 and < double.PositiveInfinity, $"MinImpurityDecrease must be at least 0 and finite but is {options.MinImpurityDecrease}");
        ThrowIfAny(mistakes, nameof(options));
    }

    public static void ThrowIfUnknownClass(RandomForestOptions options, ImmutableArray<string> classes)
    {
        string[] unknown = [.. options.ClassWeights.Keys.Where(name => !classes.Contains(name))];
        if (unknown.Length > 0)
        {
            throw new ArgumentException($"There are weights for '{string.Join("', '", unknown)}' but the classes are '{string.Join("', '", classes)}'.", nameof(options));
        }
    }

    private static void CheckTrees(ForestOptions options, List<FormattableString> mistakes)
    {
        Check(mistakes, options.Trees is >= 1 and <= 100_000, $"Trees must be from 1 to 100,000 but is {options.Trees}");
        Check(mistakes, options.MinLeafRows is null or >= 1, $"MinLeafRows must be at least 1 or null but is {options.MinLeafRows}");
        Check(mistakes, options.ColumnsPerNode is null or >= 1, $"ColumnsPerNode must be at least 1 or null but is {options.ColumnsPerNode}");
        Check(mistakes, options.MaxDepth is null or >= 1, $"MaxDepth must be at least 1 or null but is {options.MaxDepth}");
        Check(mistakes, options.MaxLeaves is null or >= 2, $"MaxLeaves must be at least 2 or null but is {options.MaxLeaves}");
        Check(mistakes, options.Drawing is not { } drawing || Enum.IsDefined(drawing), $"Drawing must be Subsample, Bootstrap or null but is {options.Drawing}");
        Check(mistakes, options.SampleShare is null or (> 0 and <= 1), $"SampleShare must be above 0 and at most 1, or null, but is {options.SampleShare}");
        Check(mistakes, options.MaxBins is >= 2 and <= 255, $"MaxBins must be from 2 to 255 but is {options.MaxBins}");
        Check(mistakes, options.Smoothing is >= 0 and <= MaxAmount, $"Smoothing must be from 0 to 1E+12 but is {options.Smoothing}");
        Check(mistakes, options.MaxDegreeOfParallelism is -1 or >= 1, $"MaxDegreeOfParallelism must be −1 or at least 1 but is {options.MaxDegreeOfParallelism}");
    }

    private static void Check(List<FormattableString> mistakes, bool right, FormattableString mistake)
    {
        if (!right)
        {
            mistakes.Add(mistake);
        }
    }

    private static void ThrowIfAny(List<FormattableString> mistakes, string name)
    {
        if (mistakes.Count > 0)
        {
            throw new ArgumentException($"The options of the forest are wrong: {string.Join("; ", mistakes.Select(mistake => mistake.ToString(CultureInfo.InvariantCulture)))}.", name);
        }
    }
}
