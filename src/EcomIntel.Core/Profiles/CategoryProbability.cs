using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A category with the probability that a customer's next purchase is of it.</summary>
/// <param name="Category">The category.</param>
/// <param name="Probability">Between 0 and 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CategoryProbability(string Category, double Probability);
