namespace EcomIntel;

/// <summary>Ratios and differences in words.</summary>
internal static class CombinationText
{
    public static FeatureText Ratio(FeatureOperands operands, string timeZone)
    {
        string? left = FeatureText.Of(operands.Left, timeZone).Unit;
        string? right = FeatureText.Of(operands.Right, timeZone).Unit;
        return new(
            left == right ? null : $"{left ?? "1"} / {right ?? "1"}",
            $"{operands.Left.Name} divided by {operands.Right.Name}",
            $"{operands.Left.Name} / {operands.Right.Name}",
            "where either is missing, or the divisor is 0");
    }

    public static FeatureText Difference(FeatureOperands operands, string timeZone)
    {
        string? left = FeatureText.Of(operands.Left, timeZone).Unit;
        return new(
            left == FeatureText.Of(operands.Right, timeZone).Unit ? left : null,
            $"{operands.Left.Name} minus {operands.Right.Name}",
            $"{operands.Left.Name} − {operands.Right.Name}",
            "where either is missing");
    }
}
