using System.Runtime.InteropServices;

namespace EcomIntel.Recommendations;

/// <summary>A product's position in the catalogue, with the probability that it is the next line.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RankedProduct(int Product, double Score);
