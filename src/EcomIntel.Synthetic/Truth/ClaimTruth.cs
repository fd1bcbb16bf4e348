namespace EcomIntel.Synthetic;

/// <summary>The truth about one claim. Immutable; safe for any thread.</summary>
/// <param name="Id">The claim's id, as insight reports use it.</param>
/// <param name="IsTrue">Whether the effect was planted; null where the world says nothing about it.</param>
/// <param name="Effect">Its size in the world's population, in the units that <paramref name="Measure"/> states; null where it has no single number.</param>
/// <param name="Measure">What <paramref name="Effect"/> measures.</param>
public sealed record ClaimTruth(string Id, bool? IsTrue, double? Effect, string Measure);
