using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>What aggregates see of a sale: its time in microseconds, amounts in ten-thousandths and pieces, each <see cref="FeatureCell.MissingInteger"/> where missing.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PastEvent(long Time, long Spend, long UnitPrice, long Quantity)
{
    public static int Words => 4;

    public long this[Measure? measure] =>
        measure is null ? FeatureCell.MissingInteger : measure == Measure.Spend ? Spend : measure == Measure.UnitPrice ? UnitPrice : Quantity;
}
