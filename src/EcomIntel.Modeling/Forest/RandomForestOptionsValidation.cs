using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel.Modeling;

/// <summary>Finds all mistakes of the options at once.</summary>
internal static class RandomForestOptionsValidation
{
    /// <summary>The greatest class weight and smoothing: beyond it sums of counts would leave the range of numbers.</summary>
    public const double MaxAmount = 1e12;

    public static void ThrowIfInvalid(RandomForestOptions options)
    {
        List<string> mistakes = [];
        Check(options.Trees is >= 1 and <= 100_000, $"Trees must be from 1 to 100,000 but is {options.Trees}");
        Check(options.MinLeafRows is null or >= 1, $"MinLeafRows must be at least 1 or null but is {options.MinLeafRows}");
        Check(options.ColumnsPerNode is null or >= 1, $"ColumnsPerNode must be at least 1 or null but is {options.ColumnsPerNode}");
        Check(options.MaxDepth is null or >= 1, $"MaxDepth must be at least 1 or null but is {options.MaxDepth}");
        Check(options.MaxLeaves is null or >= 2, $"MaxLeaves must be at least 2 or null but is {options.MaxLeaves}");
        Check(options.MinImpurityDecrease is >= 0 and < 1, $"MinImpurityDecrease must be from 0 to below 1 but is {options.MinImpurityDecrease}");
        Check(options.Drawing is not { } drawing || Enum.IsDefined(drawing), $"Drawing must be Subsample, Bootstrap or null but is {options.Drawing}");
        Check(options.SampleShare is null or (> 0 and <= 1), $"SampleShare must be above 0 and at most 1, or null, but is {options.SampleShare}");
        Check(options.MaxBins is >= 2 and <= 255, $"MaxBins must be from 2 to 255 but is {options.MaxBins}");
        Check(options.Smoothing is >= 0 and <= MaxAmount, $"Smoothing must be from 0 to 1E+12 but is {options.Smoothing}");
        Check(options.MaxDegreeOfParallelism is -1 or >= 1, $"MaxDegreeOfParallelism must be −1 or at least 1 but is {options.MaxDegreeOfParallelism}");
        Check(!options.BalanceClasses || options.ClassWeights.Count == 0, $"BalanceClasses and ClassWeights exclude each other but there are {options.ClassWeights.Count} weights");
        foreach ((string name, double weight) in options.ClassWeights)
        {
            Check(weight is > 0 and <= MaxAmount, $"the weight of class '{name}' must be above 0 and at most 1E+12 but is {weight}");
        }

        if (mistakes.Count > 0)
        {
            throw new ArgumentException($"The options of the forest are wrong: {string.Join("; ", mistakes)}.", nameof(options));
        }

        void Check(bool right, FormattableString mistake)
        {
            if (!right)
            {
                mistakes.Add(mistake.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    public static void ThrowIfUnknownClass(RandomForestOptions options, ImmutableArray<string> classes)
    {
        string[] unknown = [.. options.ClassWeights.Keys.Where(name => !classes.Contains(name))];
        if (unknown.Length > 0)
        {
            throw new ArgumentException($"There are weights for '{string.Join("', '", unknown)}' but the classes are '{string.Join("', '", classes)}'.", nameof(options));
        }
    }
}
