namespace EcomIntel.Modeling;

/// <summary>How much better a model of amounts is than a baseline on the same rows, with intervals that keep customers together. Immutable; safe for any thread.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Baseline">The baseline's name.</param>
/// <param name="RmseGain">The baseline's root mean squared error minus the model's: above zero where the model is better.</param>
/// <param name="MeanAbsoluteErrorGain">The baseline's mean absolute error minus the model's: above zero where the model is better.</param>
public sealed record RegressionComparison(string Model, string Baseline, Estimate RmseGain, Estimate MeanAbsoluteErrorGain)
{
    /// <summary>Writes both gains with their intervals.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{Model} against {Baseline}: RMSE better by {RmseGain}, mean absolute error by {MeanAbsoluteErrorGain}";
}
