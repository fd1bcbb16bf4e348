namespace EcomIntel.Modeling;

/// <summary>How much better a model is than a baseline on the same rows, with intervals that keep customers together. Immutable; safe for any thread.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Baseline">The baseline's name.</param>
/// <param name="LogLossGain">The baseline's log-loss minus the model's, in nats per row: above zero where the model is better.</param>
/// <param name="AccuracyGain">The model's accuracy minus the baseline's: above zero where the model is better.</param>
public sealed record Comparison(string Model, string Baseline, Estimate LogLossGain, Estimate AccuracyGain)
{
    /// <summary>Writes both gains with their intervals.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{Model} against {Baseline}: log-loss better by {LogLossGain}, accuracy by {AccuracyGain}";
}
