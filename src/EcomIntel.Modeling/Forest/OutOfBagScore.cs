using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>How good a forest is on its own training rows, each predicted only by the trees that drew no row of its customer.</summary>
/// <param name="Accuracy">The share of rows whose likeliest class is the true one; NaN where <paramref name="Rows"/> is 0.</param>
/// <param name="LogLoss">The mean of −ln p(true class), in nats; NaN where <paramref name="Rows"/> is 0.</param>
/// <param name="Rows">The rows that were scored: at most 20,000, spread evenly, of those that at least one tree did not draw.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OutOfBagScore(double Accuracy, double LogLoss, int Rows);
