using System.Globalization;
using System.Runtime.InteropServices;

namespace EcomIntel.Insights;

/// <summary>A 95% confidence interval of an effect. Immutable; safe for any thread.</summary>
/// <param name="Low">The lower end, in the effect's unit.</param>
/// <param name="High">The upper end, in the effect's unit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EffectInterval(double Low, double High)
{
    /// <summary>The ends as <c>[low, high]</c>, invariant, four significant digits.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Low:G4}, {High:G4}]");
}
