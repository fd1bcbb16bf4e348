namespace EcomIntel;

/// <summary>One feature minus another, as Float64; money in the currency's units.</summary>
internal sealed class DifferenceFeature(FeatureDefinition definition, Feature left, Feature right) : CombinedFeature(definition, left, right)
{
    private readonly double _leftScale = ScaleOf(left);
    private readonly double _rightScale = ScaleOf(right);

    protected override double Combine(double left, double right) => (left / _leftScale) - (right / _rightScale);
}
