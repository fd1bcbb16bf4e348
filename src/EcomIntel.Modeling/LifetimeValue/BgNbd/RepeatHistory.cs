using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>
/// What is known of when a customer ordered, in any one unit of time (weeks, days). A customer nothing is known of yet, who orders for the first time just now, is the default value.
/// Immutable; safe for any thread.
/// </summary>
/// <param name="Repeats">The orders after the first one; at least 0.</param>
/// <param name="Recency">The time from the first order to the last one; 0 without a repeat, at most <paramref name="Age"/>.</param>
/// <param name="Age">The time from the first order to the end of the data.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RepeatHistory(int Repeats, double Recency, double Age)
{
    internal bool IsPossible => Repeats >= 0 && double.IsFinite(Age) && Recency >= 0 && Recency <= Age && (Repeats > 0 || Recency == 0);
}
