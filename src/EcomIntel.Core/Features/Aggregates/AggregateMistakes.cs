using System.Globalization;

namespace EcomIntel;

/// <summary>What can be wrong with an aggregate.</summary>
internal static class AggregateMistakes
{
    private const int MostEvents = 100_000;

    public static void Add(FeatureDefinition definition, List<string> mistakes)
    {
        if (definition.Aggregate is { } aggregate)
        {
            AddWindow(definition.Name, aggregate, mistakes);
            AddSubject(definition.Name, aggregate, mistakes);
            OverMistakes.Add(definition.Name, aggregate, mistakes);
        }
    }

    private static void AddWindow(string name, AggregateDefinition aggregate, List<string> mistakes)
    {
        if (aggregate.Window.Length is { } length && !IsWhole(length))
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"The feature '{name}' looks back over a window of {length:c}. Make it above zero and of whole microseconds."));
        }

        if (aggregate.Window.HalfLife is { } halfLife && !IsWhole(halfLife))
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"The feature '{name}' decays with a half-life of {halfLife:c}. Make it above zero and of whole microseconds."));
        }

        if (aggregate.Window.Events is < 1 or > MostEvents)
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"The feature '{name}' looks at the last {aggregate.Window.Events} events. Ask for 1 to {MostEvents}."));
        }

        if (aggregate is { Window.HalfLife: not null, Aggregation: not (Aggregation.Count or Aggregation.Sum or Aggregation.Mean) })
        {
            mistakes.Add($"The feature '{name}' decays, which only counts, sums and means can. Give it another window.");
        }
    }

    private static void AddSubject(string name, AggregateDefinition aggregate, List<string> mistakes)
    {
        bool needsTrait = aggregate.Aggregation is Aggregation.Share or Aggregation.DistinctCount or Aggregation.Mode;
        bool needsMeasure = !needsTrait && aggregate.Aggregation is not (Aggregation.Count or Aggregation.TimeSinceLast);
        if (needsMeasure && aggregate.Measure is null)
        {
            mistakes.Add($"The feature '{name}' has nothing to add up or compare. Name a measure.");
        }

        if (!needsMeasure && aggregate.Measure is { } measure)
        {
            mistakes.Add($"The feature '{name}' has the measure {measure}, which its aggregation does not look at. Leave it out.");
        }

        if (needsTrait && aggregate.Trait is null)
        {
            mistakes.Add($"The feature '{name}' has nothing to tell apart. Name a trait.");
        }

        if (!needsTrait && aggregate.Trait is { } trait)
        {
            mistakes.Add($"The feature '{name}' has the trait {trait}, which its aggregation does not look at. Leave it out.");
        }

        if (aggregate is { Aggregation: Aggregation.Share or Aggregation.Mode, Trait.Kind: TraitKind.Order })
        {
            mistakes.Add($"The feature '{name}' is of orders, which can only be counted. Name another trait.");
        }

        if ((aggregate.Aggregation == Aggregation.Share) != (aggregate.Level is { Length: > 0 }))
        {
            mistakes.Add(aggregate.Level is { Length: > 0 } level
                ? $"The feature '{name}' has the level '{level}', which only a share looks at. Leave it out."
                : $"The feature '{name}' is the share of no level. Name one.");
        }
    }

    private static bool IsWhole(TimeSpan length) => length > TimeSpan.Zero && length.Ticks % TimeSpan.TicksPerMicrosecond == 0;
}
