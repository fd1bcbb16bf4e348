using System.Globalization;
using EcomIntel.Modeling;

namespace EcomIntel.Recommendations;

/// <summary>One figure of a replay, beside plain popularity on the same lines. Intervals are 95% and keep the lines of a customer together. Immutable; safe for any thread.</summary>
/// <param name="Name">What was measured and how deep, such as <c>hit_rate@10</c>.</param>
/// <param name="Recommender">The recommender's figure.</param>
/// <param name="Popularity">That of what sells best to everyone.</param>
/// <param name="Gain">The recommender's figure minus popularity's: better where its interval is above zero.</param>
public sealed record ReplayMeasure(string Name, Estimate Recommender, Estimate Popularity, Estimate Gain)
{
    /// <summary>Writes the figures with their intervals.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name,-20} {Recommender.Value,8:0.0000} {Popularity.Value,12:0.0000}   {Gain}");
}
