namespace EcomIntel;

/// <summary>One feature divided by another. Integers are brought to one unit by multiplying, so that only the division rounds.</summary>
internal sealed class RatioFeature : CombinedFeature
{
    private readonly double _leftFactor;
    private readonly double _rightFactor;

    public RatioFeature(FeatureDefinition definition, Feature left, Feature right)
        : base(definition, left, right)
    {
        double common = Math.Min(ScaleOf(left), ScaleOf(right));
        (_leftFactor, _rightFactor) = (ScaleOf(right) / common, ScaleOf(left) / common);
    }

    protected override double Combine(double left, double right) => right == 0 ? double.NaN : left * _leftFactor / (right * _rightFactor);
}
