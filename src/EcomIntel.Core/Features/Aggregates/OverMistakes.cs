using System.Globalization;

namespace EcomIntel;

/// <summary>What can be wrong with an aggregate over clicks: they have neither money nor orders, and sessions have no product.</summary>
internal static class OverMistakes
{
    public static void Add(string name, AggregateDefinition aggregate, List<string> mistakes)
    {
        Over over = aggregate.Over;
        if (over == Over.Sales)
        {
            return;
        }

        if (over.Gap is { } gap && (gap <= TimeSpan.Zero || gap.Ticks % TimeSpan.TicksPerMicrosecond != 0))
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"The feature '{name}' ends sessions after a gap of {gap:c}. Make it above zero and of whole microseconds."));
        }

        if (aggregate.Measure is { } measure && (measure != Measure.Quantity || over.Kind == OverKind.Sessions))
        {
            mistakes.Add($"The feature '{name}' is over {over}, which have no {measure}. Only sales have money, and only they and clicks have a quantity.");
        }

        bool hasProduct = over.Kind != OverKind.Sessions;
        if (aggregate.Trait?.Kind == TraitKind.Order || (!hasProduct && aggregate.Trait?.Kind is (TraitKind.Product or TraitKind.Category)))
        {
            mistakes.Add($"The feature '{name}' is over {over}, which have no {aggregate.Trait}. Name another trait.");
        }

        if (aggregate.By.Kind == ByKind.Custom || (!hasProduct && aggregate.By.Kind is (ByKind.Product or ByKind.Category)))
        {
            mistakes.Add($"The feature '{name}' is over {over}, which have no {aggregate.By}. Give it another key.");
        }
    }

    /// <summary>What is wrong with the attributes that an aggregate is by or of, now that their owners are known; null for nothing.</summary>
    public static string? OfAttributes(string name, AggregateDefinition aggregate, CommerceDataset dataset)
    {
        if (aggregate.Over == Over.Sales)
        {
            return null;
        }

        AttributeOwner? ofTrait = aggregate.Trait is { Kind: TraitKind.Attribute } trait ? AttributeFeatures.Find(dataset, trait.Name)?.Definition.Owner : null;
        foreach (AttributeOwner owner in new[] { aggregate.By.Owner, ofTrait }.OfType<AttributeOwner>())
        {
            if (owner == AttributeOwner.Transaction || (owner == AttributeOwner.Product && aggregate.Over.Kind == OverKind.Sessions))
            {
                return $"The feature '{name}' is over {aggregate.Over}, which have no attribute of a {owner.ToString().ToLowerInvariant()}. Leave it out, or name another attribute.";
            }
        }

        return null;
    }
}
