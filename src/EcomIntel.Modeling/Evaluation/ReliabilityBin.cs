using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>The rows whose likeliest class got a probability in one fifteenth of 0 to 1. Of a calibrated model's rows as many are right as it says.</summary>
/// <param name="From">The least probability.</param>
/// <param name="To">The greatest probability, which belongs to the next bin but for the last.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Confidence">The mean probability of their likeliest classes; NaN where there is no row.</param>
/// <param name="Accuracy">The share of rows whose likeliest class is the true one; NaN where there is no row.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReliabilityBin(double From, double To, int Rows, double Confidence, double Accuracy);
