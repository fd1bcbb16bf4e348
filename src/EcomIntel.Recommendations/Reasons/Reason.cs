namespace EcomIntel.Recommendations;

/// <summary>What was looked at when something was recommended. A description of the data, never a claim about causes. Immutable; safe for any thread.</summary>
/// <param name="Kind">What it rests on.</param>
/// <param name="Value">The number behind it, as <see cref="ReasonKind"/> says.</param>
/// <param name="Text">One English sentence with the number.</param>
public sealed record Reason(ReasonKind Kind, double Value, string Text);
