using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>How good a regression forest is on its own training rows, each predicted only by the trees that drew no row of its customer.</summary>
/// <param name="Rmse">The root of the mean squared error, in the unit of the amounts; NaN where <paramref name="Rows"/> is 0.</param>
/// <param name="RSquared">1 − Σ error² ÷ Σ (amount − mean)²; NaN where <paramref name="Rows"/> is 0 or all amounts are equal.</param>
/// <param name="Rows">The rows that were scored: at most 20,000, spread evenly, of those that at least one tree did not draw.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RegressionOutOfBagScore(double Rmse, double RSquared, int Rows);
