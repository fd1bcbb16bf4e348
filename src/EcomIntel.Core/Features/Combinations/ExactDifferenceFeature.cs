using System.Globalization;

namespace EcomIntel;

/// <summary>Money minus money, or a count minus a count, in integers.</summary>
internal sealed class ExactDifferenceFeature(FeatureDefinition definition, Feature left, Feature right) : CombinedFeature(definition, left, right)
{
    public override ColumnFill Begin(FeatureColumn left, FeatureColumn right, BatchContext batch) => new ColumnFill<long>(Field, batch.RowCount, (start, values) =>
    {
        ReadOnlySpan<long> minuends = left.Values<long>().Slice(start, values.Length);
        ReadOnlySpan<long> subtrahends = right.Values<long>().Slice(start, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = TrySubtract(minuends[i], subtrahends[i], out long difference)
                ? difference
                : throw batch.Overflow(start + i, Definition.Name, Reason(minuends[i], subtrahends[i]));
        }
    });

    public override FeatureValue Combine(FeatureValue left, FeatureValue right) => TrySubtract(left.Integer, right.Integer, out long difference)
        ? difference
        : throw new OverflowException($"The feature '{Definition.Name}' overflows: {Reason(left.Integer, right.Integer)}.");

    protected override double Combine(double left, double right) => left - right;

    private static bool TrySubtract(long left, long right, out long difference)
    {
        if (left == FeatureCell.MissingInteger || right == FeatureCell.MissingInteger)
        {
            difference = FeatureCell.MissingInteger;
            return true;
        }

        Int128 exact = (Int128)left - right;
        difference = (long)exact;
        return exact == difference && difference != FeatureCell.MissingInteger;
    }

    private static string Reason(long left, long right) =>
        string.Create(CultureInfo.InvariantCulture, $"the difference of the stored integers {left} and {right} does not fit 64 bits");
}
