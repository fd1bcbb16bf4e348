using System.Globalization;
using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>A number with its 95% interval. The interval is infinite where there are fewer than two independent customers.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>Whether the whole interval is above zero.</summary>
    public bool IsAboveZero => Low > 0;

    /// <summary>Writes the number and its interval with four decimals.</summary>
    /// <returns>Text such as <c>+0.0123 [+0.0101, +0.0144]</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:+0.0000;-0.0000;0.0000} [{Low:+0.0000;-0.0000;0.0000}, {High:+0.0000;-0.0000;0.0000}]");
}
