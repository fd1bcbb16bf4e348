using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Learns from training rows what definitions leave open.</summary>
internal static class PipelineFitting
{
    public static ImmutableArray<FeatureDefinition> Fit(ImmutableArray<FeatureDefinition> definitions, CommerceDataset dataset, RowSet rows)
    {
        List<string> mistakes = [];
        ImmutableArray<FeatureDefinition>.Builder fitted = ImmutableArray.CreateBuilder<FeatureDefinition>(definitions.Length);
        foreach (FeatureDefinition definition in definitions)
        {
            if (Fit(definition, dataset, rows, out string? mistake) is { } learned)
            {
                fitted.Add(learned);
            }
            else
            {
                mistakes.Add(mistake!);
            }
        }

        PipelineMistakes.Throw([.. mistakes.Distinct(StringComparer.Ordinal)]);
        return fitted.MoveToImmutable();
    }

    private static FeatureDefinition? Fit(FeatureDefinition definition, CommerceDataset dataset, RowSet rows, out string? mistake)
    {
        mistake = null;
        if (definition.Operands is { } operands)
        {
            return Fit(operands.Left, dataset, rows, out mistake) is { } left && Fit(operands.Right, dataset, rows, out mistake) is { } right
                ? Combine(definition, new FeatureOperands(left, right), out mistake)
                : null;
        }

        FeatureDefinition resolved = definition;
        if (definition.Kind == FeatureKind.Attribute)
        {
            if (AttributeFeatures.Resolve(definition, dataset) is not { } found)
            {
                mistake = $"The dataset has no attribute '{definition.Name}'. Declare it when the data is read, or leave the feature out.";
                return null;
            }

            resolved = found;
        }

        if (definition.Aggregate is { By.Kind: ByKind.Attribute } aggregate)
        {
            if (AttributeFeatures.ResolveKey(aggregate.By, dataset, out mistake) is not { } by)
            {
                return null;
            }

            resolved = FeatureDefinitions.Aggregate(aggregate with { By = by });
        }

        if (resolved.Aggregate is { } fitted && OverMistakes.OfAttributes(resolved.Name, fitted, dataset) is { } wrong)
        {
            mistake = wrong;
            return null;
        }

        if (definition.Aggregate?.Trait is not null)
        {
            return AggregateFitting.Fit(resolved, dataset, rows, out mistake);
        }

        if (resolved.Bands is { } bands)
        {
            ImmutableArray<decimal> edges = PriceBands.Learn(dataset.Transactions, rows, bands);
            if (edges.IsEmpty)
            {
                mistake = $"The training rows have too few different unit prices to part '{definition.Name}' into bands. Use AddPriceBand with fixed edges.";
                return null;
            }

            return FeatureDefinitions.Learned(resolved, edges);
        }

        if (FeatureCompiler.Compile(resolved, null) is CategoryFeature category)
        {
            resolved = category.Learn(dataset, rows);
            if (resolved.Levels.IsEmpty)
            {
                mistake = $"No training row has a value of '{definition.Name}', so there are no levels to learn. Leave the feature out.";
                return null;
            }
        }

        return resolved;
    }

    /// <summary>What an attribute is, and so whether it can be an operand, is known only now.</summary>
    private static FeatureDefinition? Combine(FeatureDefinition definition, FeatureOperands fitted, out string? mistake)
    {
        FeatureDefinition combined = FeatureDefinitions.Combination(definition.Kind, fitted, definition.Name);
        mistake = CombinationMistakes.OfOperands(combined);
        return mistake is null ? combined : null;
    }
}
