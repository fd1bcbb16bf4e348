using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>Where an order of bins is best cut.</summary>
/// <param name="Bins">How many bins of the order go left; 0 where no cut is better than the best so far.</param>
/// <param name="LeftRows">How many rows go left.</param>
/// <param name="Possible">Whether any cut leaves enough rows on both sides.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CutPlace(int Bins, int LeftRows, bool Possible)
{
    /// <summary>The weight that goes left, where rows have weights of their own.</summary>
    public double LeftWeight { get; init; }
}
