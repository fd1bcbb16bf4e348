using System.Collections.Immutable;
using System.Text.Json;

namespace EcomIntel.Modeling;

/// <summary>What a model is worth on rows it was not trained on. Immutable; safe for any thread.</summary>
public sealed class Evaluation
{
    private readonly TrainingData _data;
    private readonly RowSet _rows;
    private readonly RowSet _trained;
    private readonly RowScores _scores;

    internal Evaluation(IClassifier model, TrainingData data, RowSet rows, RowSet trained, RowScores scores)
    {
        Model = model.Name;
        Classes = data.Classes;
        _data = data;
        _rows = rows;
        _trained = trained;
        _scores = scores;
        ConfusionMatrix = new ConfusionMatrix(data.Classes, scores.Labels, scores.Predicted);
        ClassificationReport = new ClassificationReport(ConfusionMatrix);
        LogLoss = scores.Losses.Average();
        BrierScore = scores.Squares.Average();
        ReliabilityCurve = Reliability.Curve(scores);
        CalibrationError = Reliability.Error(ReliabilityCurve);
        SeenCustomers = CustomerScore.Of(scores, data.Groups, trained, seen: true);
        UnseenCustomers = CustomerScore.Of(scores, data.Groups, trained, seen: false);
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The names of the classes.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The number of rows that were scored: those with a class.</summary>
    public int RowCount => _scores.Labels.Length;

    /// <summary>The share of rows whose likeliest class (the first of equals) is the true one.</summary>
    public double Accuracy => ClassificationReport.Accuracy;

    /// <summary>The mean of −ln p(true class), in nats; probabilities are kept 2.2e-16 away from 0 and 1, as in scikit-learn.</summary>
    public double LogLoss { get; }

    /// <summary>The mean over rows of the sum over classes of (probability − truth)²: 0 for a model that is always sure and right, 2 for one that is always sure and wrong.</summary>
    public double BrierScore { get; }

    /// <summary>The expected calibration error: how far the probability of the likeliest class is from how often it is the true one, over <see cref="ReliabilityCurve"/>, weighted by rows.</summary>
    public double CalibrationError { get; }

    /// <summary>How often the likeliest class was the true one, in 15 equal bins of its probability.</summary>
    public ImmutableArray<ReliabilityBin> ReliabilityCurve { get; }

    /// <summary>How often each class was taken for each.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }

    /// <summary>Precision, recall and F1 of each class.</summary>
    public ClassificationReport ClassificationReport { get; }

    /// <summary>The part of the rows whose customer also has rows to train on; null where there is none or customers are not known.</summary>
    public CustomerScore? SeenCustomers { get; }

    /// <summary>The part of the rows whose customer has no row to train on; null where there is none or customers are not known.</summary>
    public CustomerScore? UnseenCustomers { get; }

    /// <summary>Compares with a baseline that is trained on the training rows and scored on the same rows.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <returns>The gains with their intervals.</returns>
    /// <exception cref="EcomIntelException">There is no row to train the baseline on.</exception>
    public Comparison Against(Baseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        RowScores other = ScoresOf(baseline);
        double[] losses = new double[RowCount];
        double[] hits = new double[RowCount];
        for (int i = 0; i < losses.Length; i++)
        {
            losses[i] = other.Losses[i] - _scores.Losses[i];
            hits[i] = (_scores.IsHit(i) ? 1 : 0) - (other.IsHit(i) ? 1 : 0);
        }

        ClusterBootstrap bootstrap = new(_scores.GroupsIn(_data.Groups));
        return new Comparison(Model, baseline.Name, bootstrap.Mean(losses), bootstrap.Mean(hits));
    }

    /// <summary>
    /// Writes <c>accuracy</c>, <c>log_loss</c>, <c>majority_accuracy</c>, <c>classes</c> and <c>classification_report</c> (in the shape of scikit-learn's <c>output_dict</c>).
    /// </summary>
    /// <param name="writer">Receives one object.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        RowScores majority = ScoresOf(Baseline.Majority);
        writer.WriteStartObject();
        writer.WriteNumber("accuracy", Accuracy);
        writer.WriteNumber("log_loss", LogLoss);
        writer.WriteNumber("majority_accuracy", Enumerable.Range(0, RowCount).Count(majority.IsHit) / (double)RowCount);
        writer.WriteStartArray("classes");
        foreach (string name in Classes)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("classification_report");
        ClassificationReport.WriteTo(writer);
        writer.WriteEndObject();
    }

    private RowScores ScoresOf(Baseline baseline) => RowScores.Compute(baseline.Train(_data, _trained), _data, _rows);
}
