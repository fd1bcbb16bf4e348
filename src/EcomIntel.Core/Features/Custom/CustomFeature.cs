namespace EcomIntel;

/// <summary>A function of the app's own over the parts of a row that it declared.</summary>
internal sealed class CustomFeature(FeatureDefinition definition, Func<FeatureRow, double>? function) : Feature(definition)
{
    public override FeatureColumn Compute(BatchContext batch) => Definition.Type switch
    {
        FeatureType.Number => new TypedColumn<double>(Field, Values(batch, value => value)),
        FeatureType.WholeNumber => new TypedColumn<sbyte>(Field, Values(batch, value => (sbyte)Whole(value, sbyte.MinValue + 1, sbyte.MaxValue, FeatureCell.MissingSmall))),
        FeatureType.Count => new TypedColumn<long>(Field, Values(batch, value => (long)Whole(value, -1L << 53, 1L << 53, FeatureCell.MissingInteger))),
        _ => new TypedColumn<long>(Field, Values(batch, ToMoney)),
    };

    public override float Read(in OnlineMoment moment)
    {
        double value = Function(FeatureRow.Online(Definition, moment));
        return Definition.Type switch
        {
            FeatureType.Number => (float)value,
            FeatureType.Money => (float)FeatureCell.ToNumber(ToMoney(value), FeatureType.Money),
            FeatureType.WholeNumber => (float)FeatureCell.ToNumber((sbyte)Whole(value, sbyte.MinValue + 1, sbyte.MaxValue, FeatureCell.MissingSmall), FeatureType.WholeNumber),
            _ => (float)FeatureCell.ToNumber((long)Whole(value, -1L << 53, 1L << 53, FeatureCell.MissingInteger), FeatureType.Count),
        };
    }

    private double Function(FeatureRow row) => function is null
        ? throw new PipelineDefinitionException($"The custom feature '{Definition.Name}' came without its function. Give it to FromJson by this name.")
        : function(row);

    private T[] Values<T>(BatchContext batch, Func<double, T> convert)
    {
        T[] values = new T[batch.RowCount];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = convert(Function(FeatureRow.Batch(Definition, batch, row)));
        }

        return values;
    }

    private double Whole(double value, double least, double most, double missing) =>
        double.IsNaN(value) ? missing
        : value >= least && value <= most && Math.Floor(value) == value ? value
        : throw new PipelineDefinitionException($"The custom feature '{Definition.Name}' is declared {Definition.Type} but gave {value:R}. Give whole numbers from {least:R} to {most:R}, or declare it Number.");

    private long ToMoney(double value) =>
        double.IsNaN(value) ? FeatureCell.MissingInteger
        : Math.Abs(value) <= long.MaxValue / Money.Scale ? Money.FromDecimal((decimal)value)
        : throw new PipelineDefinitionException($"The custom feature '{Definition.Name}' is declared Money but gave {value:R}, which no money column holds.");
}
