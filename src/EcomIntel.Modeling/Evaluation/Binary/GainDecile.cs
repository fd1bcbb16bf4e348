using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>A tenth of the rows in the order of their probabilities. Rows of equal probability share their truths evenly.</summary>
/// <param name="Decile">1 for the highest probabilities, 10 for the lowest.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="MeanProbability">The mean probability of the class; NaN where there is no row.</param>
/// <param name="Rate">The share of its rows that is of the class; NaN where there is no row.</param>
/// <param name="Lift"><paramref name="Rate"/> ÷ the share in all rows: 3 where the class is three times as frequent here.</param>
/// <param name="CumulativeGain">The share of all rows of the class that is in this decile and those before: what is found when so many are addressed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GainDecile(int Decile, int Rows, double MeanProbability, double Rate, double Lift, double CumulativeGain);
