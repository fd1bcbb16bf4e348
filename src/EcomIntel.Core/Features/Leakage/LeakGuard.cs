namespace EcomIntel;

/// <summary>Refuses features that would tell a model what it is to predict.</summary>
internal static class LeakGuard
{
    /// <summary>What features may be known from where a target is decided so long after its row, or in it.</summary>
    public static Known Allowed(TimeSpan? horizon) => horizon is null ? Known.BeforePurchase : Known.BeforePurchase | Known.Purchase;

    /// <summary>Refuses what a target must not be told.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="horizon">How far after a row it is decided; null where it is part of the row.</param>
    /// <param name="columns">The features.</param>
    /// <param name="allowed">Names of those that are meant to be there all the same.</param>
    public static void Check(string target, TimeSpan? horizon, IReadOnlyList<FeatureColumn> columns, ReadOnlySpan<string> allowed)
    {
        foreach (string name in allowed)
        {
            if (!columns.Any(column => column.Name == name))
            {
                throw new ArgumentException($"The feature '{name}' is allowed but the table has none of that name.", nameof(allowed));
            }
        }

        List<string> leaks = [];
        foreach (FeatureColumn column in columns)
        {
            if ((column.Field.KnownFrom & ~Allowed(horizon)) != Known.None && !allowed.Contains(column.Name))
            {
                leaks.Add($"'{column.Name}' (known from {column.Field.KnownFrom})");
            }
        }

        if (leaks.Count > 0)
        {
            throw new LeakageException(
                horizon is null
                    ? $"These features are not known before the purchase that '{target}' is part of: {string.Join(", ", leaks)}. " +
                        "Leave them out with Select(Known.BeforePurchase), or allow them by name where that is really meant."
                    : $"These features are not known at the purchase after which '{target}' is decided: {string.Join(", ", leaks)}. " +
                        "Leave them out with Select and the target's Allows, or allow them by name where that is really meant.");
        }
    }

    public static void CheckOnline(FeatureSchema schema)
    {
        if (Leaks(schema, IsLeak) is { Length: > 0 } leaks)
        {
            throw new LeakageException($"Online features are read before a purchase, when these are not known yet: {leaks}. Train the model without them.");
        }
    }

    public static void CheckStore(FeatureSchema schema)
    {
        if (Leaks(schema, known => (known & Known.Future) != Known.None) is { Length: > 0 } leaks)
        {
            throw new LeakageException($"Online features are read when an event happens, when these are not known yet: {leaks}. Leave them out with Select.");
        }
    }

    public static void CheckSnapshot(FeatureSchema schema)
    {
        if (Leaks(schema, IsLeak) is { Length: > 0 } leaks)
        {
            throw new LeakageException(
                $"A snapshot is of customers at a moment, not of purchases, so it cannot have these: {leaks}. Leave them out with Select(Known.BeforePurchase).");
        }
    }

    private static string Leaks(FeatureSchema schema, Predicate<Known> isLeak) =>
        string.Join(", ", schema.Fields.Where(field => isLeak(field.KnownFrom)).Select(field => $"'{field.Name}' (known from {field.KnownFrom})"));

    private static bool IsLeak(Known knownFrom) => (knownFrom & ~Known.BeforePurchase) != Known.None;
}
