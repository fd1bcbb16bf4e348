using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>What a customer spends on an order. A customer who has not ordered yet is the default value. Immutable; safe for any thread.</summary>
/// <param name="Orders">The orders whose value is known; at least 0.</param>
/// <param name="MeanValue">Their mean value, in the shop's currency; above 0 where there are any.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SpendHistory(int Orders, double MeanValue);
