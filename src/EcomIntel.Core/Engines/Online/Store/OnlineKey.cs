using System.Globalization;

namespace EcomIntel;

/// <summary>Takes keys from records, as texts that are those of the batch engine's columns; null or empty for none.</summary>
internal static class OnlineKey
{
    private static readonly string[] Hours = [.. Enumerable.Range(0, 24).Select(hour => hour.ToString(CultureInfo.InvariantCulture))];

    public static OnlineSource<string?> Of(By by) => by.Kind switch
    {
        ByKind.Customer => (in moment) => moment.Purchase?.CustomerId,
        ByKind.Product => (in moment) => moment.Purchase?.ProductId,
        ByKind.Category => (in moment) => moment.Product?.Category,
        ByKind.Location => (in moment) => moment.Customer?.Location,
        ByKind.Hour => (in moment) => Hours[moment.Calendar.HourOfDay(moment.Microseconds)],
        ByKind.Attribute => Attribute(by.Owner!.Value, by.Name),
        ByKind.Custom => Custom(CustomKeys.Declare(by), by.Function!),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by.Kind, "Unknown kind of key."),
    };

    private static OnlineSource<string?> Attribute(AttributeOwner owner, string name) => (in moment) => AttributeFeatures.LevelOf(moment, owner, name);

    private static OnlineSource<string?> Custom(FunctionDeclaration declaration, Func<FeatureRow, string?> function) =>
        (in moment) => function(FeatureRow.Online(declaration, moment));
}
