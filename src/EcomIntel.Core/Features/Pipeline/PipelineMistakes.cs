using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>Looks over the definitions of a pipeline and reports all that is wrong with them in one error.</summary>
internal static class PipelineMistakes
{
    public const int MostBands = 100;

    public static void ThrowIfAny(string timeZone, IReadOnlyList<FeatureDefinition> definitions, IEnumerable<string>? found = null)
    {
        List<string> mistakes = [.. found ?? []];
        if (!LocalCalendar.Exists(timeZone))
        {
            mistakes.Add($"The time zone '{timeZone}' is unknown. Use an IANA name such as Africa/Accra.");
        }

        if (definitions.Count == 0 && mistakes.Count == 0)
        {
            mistakes.Add("There is no feature. Add at least one.");
        }

        foreach (IGrouping<string, FeatureDefinition> twice in definitions.GroupBy(definition => definition.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            mistakes.Add($"The feature '{twice.Key}' is defined {twice.Count()} times. Each name may stand once.");
        }

        List<FeatureDefinition> made = [.. FeaturePlan.WithOperands(definitions).Distinct()];
        foreach (IGrouping<string, FeatureDefinition> twice in made.Except(definitions).GroupBy(definition => definition.Name, StringComparer.Ordinal)
            .Where(hidden => made.Count(definition => definition.Name == hidden.Key) > 1))
        {
            mistakes.Add($"A feature is made of '{twice.Key}', but the pipeline defines another feature of that name. Each name may stand for one feature.");
        }

        foreach (FeatureDefinition definition in made)
        {
            AddMistakes(definition, mistakes);
        }

        AddKeyMistakes(made, mistakes);
        Throw(mistakes);
    }

    public static void ThrowIfAnyFunctionIsMissing(IEnumerable<FeatureDefinition> definitions, FeatureFunctions functions)
    {
        List<string> mistakes = [];
        foreach (FeatureDefinition definition in definitions)
        {
            if (definition.Kind == FeatureKind.Custom && functions.Feature(definition.Name) is null)
            {
                mistakes.Add($"The custom feature '{definition.Name}' came without its function. Give it by FeatureFunctions.Add when the pipeline is loaded.");
            }
            else if (definition.Aggregate?.By is { Kind: ByKind.Custom, Function: null } by)
            {
                mistakes.Add($"The custom key '{by}' came without its function. Give it by FeatureFunctions.AddKey when the pipeline is loaded.");
            }
        }

        Throw([.. mistakes.Distinct(StringComparer.Ordinal)]);
    }

    public static void Throw(List<string> mistakes)
    {
        if (mistakes.Count > 0)
        {
            string count = mistakes.Count == 1 ? "a mistake" : string.Create(CultureInfo.InvariantCulture, $"{mistakes.Count} mistakes");
            throw new PipelineDefinitionException($"The feature pipeline has {count}:\n- {string.Join("\n- ", mistakes)}")
            {
                Mistakes = [.. mistakes],
            };
        }
    }

    private static void AddMistakes(FeatureDefinition definition, List<string> mistakes)
    {
        string name = definition.Name;
        if (definition.Kind != FeatureKind.Attribute && !IsSnakeCase(name))
        {
            mistakes.Add($"The name '{name}' is not snake_case: small letters, digits and underscores, a letter first.");
        }

        if (definition.Operands is not null && CombinationMistakes.OfOperands(definition) is { } mistake)
        {
            mistakes.Add(mistake);
        }

        if (definition.Kind == FeatureKind.Attribute && string.IsNullOrWhiteSpace(name))
        {
            mistakes.Add("An attribute has an empty name. Give the name it was declared by.");
        }

        AggregateMistakes.Add(definition, mistakes);
        if (definition is { Kind: FeatureKind.PriceBand, IsFitted: true } && !Ascend(definition))
        {
            string edges = string.Join(", ", definition.Edges.Select(edge => edge.ToString(CultureInfo.InvariantCulture)));
            mistakes.Add($"The edges of '{name}' are {edges}. There must be 1 to {MostBands - 1}, above 0 and ascending, with at most four decimals.");
        }

        if (definition.Bands is < 2 or > MostBands)
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"The feature '{name}' asks for {definition.Bands} quantile bands. Ask for 2 to {MostBands}."));
        }

        if (definition is { Kind: FeatureKind.IsHoliday or FeatureKind.DaysToHoliday, Holidays: var holidays })
        {
            mistakes.AddRange(HolidayMistakes(name, holidays));
        }

        if (definition is { Kind: not (FeatureKind.PriceBand or FeatureKind.Custom), Type: FeatureType.Category, IsFitted: true }
            && (definition.Levels.IsEmpty || definition.Levels.Distinct(StringComparer.Ordinal).Count() != definition.Levels.Length))
        {
            mistakes.Add($"The category '{name}' is fitted but has no levels, or one of them twice. Fit the pipeline again.");
        }

        if (definition.Kind == FeatureKind.Custom && definition.Type == FeatureType.Category)
        {
            mistakes.Add($"The custom feature '{name}' is declared a category, but its function gives a number. Declare it a number.");
        }

        if (definition.Kind == FeatureKind.Custom && (definition.KnownFrom == Known.None || (definition.KnownFrom & ~Known.All) != Known.None))
        {
            mistakes.Add($"The custom feature '{name}' does not say what it is known from. Name at least one of Customer, Moment, Past, Purchase and Future.");
        }
    }

    private static void AddKeyMistakes(IEnumerable<FeatureDefinition> definitions, List<string> mistakes)
    {
        IEnumerable<By> keys = definitions.Select(definition => definition.Aggregate?.By).OfType<By>().Where(by => by.Kind == ByKind.Custom);
        foreach (IGrouping<string, By> key in keys.GroupBy(by => by.Name, StringComparer.Ordinal))
        {
            if (key.DistinctBy(by => (by.KnownFrom, by.Function)).Count() > 1)
            {
                mistakes.Add($"The custom key '{key.Key}' stands for different functions. Make it once by By.Custom and use that, or give each function a name of its own.");
            }

            Known declared = key.First().KnownFrom & ~Known.Past;
            if (declared == Known.None || (declared & ~(Known.Customer | Known.Moment | Known.Purchase)) != Known.None)
            {
                mistakes.Add($"The custom key '{key.Key}' does not say what it is known from. Name at least one of Customer, Moment and Purchase, and nothing else.");
            }
        }
    }

    private static IEnumerable<string> HolidayMistakes(string name, ImmutableArray<DateOnly> holidays)
    {
        IEnumerable<string> twice = holidays.GroupBy(date => date).Where(group => group.Count() > 1).Select(group => group.Key.ToString("O", CultureInfo.InvariantCulture));
        return holidays.IsEmpty
            ? [$"The feature '{name}' has no holidays. Give the dates of at least one."]
            : twice.Select(date => $"The feature '{name}' has the holiday {date} more than once. Give each date once.");
    }

    private static bool Ascend(FeatureDefinition definition)
    {
        decimal previous = 0;
        foreach (decimal edge in definition.Edges)
        {
            if (edge <= previous || decimal.Round(edge, 4) != edge || edge > long.MaxValue / Money.Scale)
            {
                return false;
            }

            previous = edge;
        }

        return definition.Edges.Length is > 0 and < MostBands;
    }

    private static bool IsSnakeCase(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_');
}
