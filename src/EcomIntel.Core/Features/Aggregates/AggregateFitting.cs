using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Learns the levels of modes, and looks whether a dataset has the attributes that aggregates are of.</summary>
internal static class AggregateFitting
{
    /// <summary>The definition with what it learned; null with the reason where it cannot be.</summary>
    public static FeatureDefinition? Fit(FeatureDefinition definition, CommerceDataset dataset, RowSet rows, out string? mistake)
    {
        mistake = null;
        Trait trait = definition.Aggregate!.Trait!;
        if (trait.Kind == TraitKind.Attribute && AttributeFeatures.Find(dataset, trait.Name)?.Categories is null)
        {
            mistake = $"The dataset has no categorical attribute '{trait}', which '{definition.Name}' is of. Declare it when the data is read, or leave the feature out.";
            return null;
        }

        if (definition.Aggregate.Aggregation != Aggregation.Mode)
        {
            return definition;
        }

        // Traits depend on no zone, so any calendar will do.
        ImmutableArray<string> levels = TraitColumn.Of(trait, new BatchContext(dataset, dataset.Transactions, LocalCalendar.For("UTC"), new ParallelOptions())).LevelsOf(rows);
        if (levels.IsEmpty)
        {
            mistake = $"No training row has the trait that '{definition.Name}' is the mode of, so there are no levels to learn. Leave the feature out.";
            return null;
        }

        return FeatureDefinitions.Learned(definition, levels);
    }
}
