using System.Globalization;

namespace EcomIntel;

/// <summary>A function of the app's own over the parts of a row that it declared.</summary>
internal sealed class CustomFeature(FeatureDefinition definition, Func<FeatureRow, double> function) : RowFeature(definition)
{
    private const double MostExact = 1L << 53;

    private readonly FunctionDeclaration _declaration = new($"custom feature '{definition.Name}'", definition.KnownFrom);

    public override ColumnFill Begin(BatchContext batch) => Definition.Type switch
    {
        FeatureType.Number => Begin(batch, value => value),
        FeatureType.WholeNumber => Begin(batch, ToSmall),
        FeatureType.Count => Begin(batch, ToCount),
        _ => Begin(batch, ToMoney),
    };

    public override FeatureValue Read(in OnlineMoment moment)
    {
        double value = function(FeatureRow.Online(_declaration, moment));
        return Definition.Type switch
        {
            FeatureType.Number => value,
            FeatureType.WholeNumber => FeatureCell.ToNumber(ToSmall(value), Definition.Type),
            FeatureType.Count => (FeatureValue)ToCount(value),
            _ => (FeatureValue)ToMoney(value),
        };
    }

    private ColumnFill<T> Begin<T>(BatchContext batch, Func<double, T> convert)
        where T : unmanaged => new(Field, batch.RowCount, (start, values) =>
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = convert(function(FeatureRow.Batch(_declaration, batch.Dataset, batch.Rows, batch.Calendar, start + i)));
        }
    });

    private sbyte ToSmall(double value) => double.IsNaN(value) ? FeatureCell.MissingSmall : (sbyte)Whole(value, sbyte.MinValue + 1, sbyte.MaxValue);

    private long ToCount(double value) => double.IsNaN(value) ? FeatureCell.MissingInteger : (long)Whole(value, -MostExact, MostExact);

    private long ToMoney(double value) =>
        double.IsNaN(value) ? FeatureCell.MissingInteger
        : Math.Abs(value) <= long.MaxValue / Money.Scale ? Money.FromDecimal((decimal)value)
        : throw Refused(value, "No money column holds it.");

    private double Whole(double value, double least, double most) => value >= least && value <= most && Math.Floor(value) == value
        ? value
        : throw Refused(value, $"Give whole numbers from {least:R} to {most:R}, or declare it Number.");

    private PipelineDefinitionException Refused(double value, string advice) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The custom feature '{Definition.Name}' is declared {Definition.Type} but gave {value:R}. {advice}"));
}
