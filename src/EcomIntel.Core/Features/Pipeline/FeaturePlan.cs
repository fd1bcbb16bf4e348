using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>The features of a pipeline made ready to compute, with those that others are made of and that the pipeline itself does not show.</summary>
internal sealed class FeaturePlan
{
    private readonly FeatureFunctions _functions;
    private readonly Dictionary<FeatureDefinition, Feature> _made = [];

    public FeaturePlan(ImmutableArray<FeatureDefinition> definitions, FeatureFunctions functions)
    {
        _functions = functions;
        List<Feature> all = [];
        Columns = [.. definitions.Select(definition => Make(definition, all))];
        All = [.. all];
    }

    /// <summary>Every feature once, whatever it is made of before it.</summary>
    public ImmutableArray<Feature> All { get; }

    /// <summary>The features that the pipeline shows, in its order.</summary>
    public ImmutableArray<Feature> Columns { get; }

    /// <summary>The definitions of all features that are computed for these, whatever they are made of before them.</summary>
    public static IEnumerable<FeatureDefinition> WithOperands(IEnumerable<FeatureDefinition> definitions) => definitions.SelectMany(
        definition => definition.Operands is { } operands ? [.. WithOperands([operands.Left, operands.Right]), definition] : (FeatureDefinition[])[definition]);

    private Feature Make(FeatureDefinition definition, List<Feature> all)
    {
        if (!_made.TryGetValue(definition, out Feature? feature))
        {
            feature = definition.Operands is { } operands
                ? CombinedFeature.Compile(definition, Make(operands.Left, all), Make(operands.Right, all))
                : FeatureCompiler.Compile(definition, _functions.Feature(definition.Name));
            _made.Add(definition, feature);
            all.Add(feature);
        }

        return feature;
    }
}
