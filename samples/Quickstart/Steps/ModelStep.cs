using System.Text.Json;
using EcomIntel;
using EcomIntel.Modeling;
using EcomIntel.Modeling.MLNet;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>Our forest and ML.NET's trainers on the same split, beside the baselines.</summary>
internal sealed record ModelStep(RandomForest Forest, Evaluation Evaluation)
{
    /// <summary>The least gain in nats that matters, as the insights hold their drivers against; on noise a smaller one is luck.</summary>
    private const double MinimumGain = 0.002;

    public static ModelStep Train(FeatureStep features, QuickstartOptions options, Screen screen, CancellationToken cancellationToken)
    {
        (TrainingData data, Split split) = (features.Data, features.Split);
        IClassifierTrainer[] trainers = [new RandomForestTrainer(new() { Trees = 200, Seed = options.Seed }), MLNetTrainers.FastForest(), MLNetTrainers.LightGbm()];
        Leaderboard board = screen.Progress(progress => Leaderboard.Run(data, split, trainers, progress, cancellationToken: cancellationToken));
        screen.Line($"{board}");

        LeaderboardRow row = board.Rows.Single(row => row.Classifier is RandomForest);
        Evaluation evaluation = row.Evaluation!;
        screen.Line($"The forest on the test rows:\n{evaluation.ClassificationReport}");
        Show("seen in training", evaluation.SeenCustomers, screen);
        Show("not seen in training", evaluation.UnseenCustomers, screen);
        screen.Line($"Accuracy {evaluation.Accuracy:0.000}; {Verdict(row.AgainstPriors!)}");
        return new ModelStep((RandomForest)row.Classifier!, evaluation);
    }

    public void Write(string folder)
    {
        using FileStream file = File.Create(Path.Combine(folder, "evaluation.json"));
        using Utf8JsonWriter writer = new(file, new JsonWriterOptions { Indented = true });
        Evaluation.WriteTo(writer);
        Forest.Save(Path.Combine(folder, "model.ecomforest"));
    }

    private static void Show(string who, CustomerScore? score, Screen screen)
    {
        if (score is { } known)
        {
            screen.Line($"Log-loss for customers {who}: {known.LogLoss:0.0000} ({known.Rows:N0} rows)");
        }
    }

    private static string Verdict(Comparison comparison) => comparison.LogLossGain is { IsAboveZero: true, Value: >= MinimumGain }
        ? $"log-loss is better than the class priors' by {comparison.LogLossGain}."
        : $"log-loss is no better than the class priors' ({comparison.LogLossGain}): on this data the forest predicts no better than chance.";
}
