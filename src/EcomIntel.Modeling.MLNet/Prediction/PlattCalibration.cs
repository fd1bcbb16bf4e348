using System.Runtime.InteropServices;

namespace EcomIntel.Modeling.MLNet;

/// <summary>A score turned into a probability by 1 / (1 + exp(slope × score + offset)) (Platt, 1999).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlattCalibration(double Slope, double Offset)
{
    // The floor keeps the sum over the classes above zero when every score is extreme.
    private const double Least = 1e-12;

    public double Probability(float score) => Math.Max(Least, 1 / (1 + Math.Exp((Slope * score) + Offset)));
}
