using System.Collections.Immutable;
using System.Globalization;
using EcomIntel.Modeling;

namespace EcomIntel.Insights;

/// <summary>Puts importances into words.</summary>
internal sealed class DriverFindings(double minimumGain)
{
    private const int Probes = 2;
    private const string Unit = "nats a row lost without it";
    private const string Method =
        "permutation importance on customers held out of training: p is the rank of the true held-out loss among losses with the column shuffled "
        + "(over customers, or within customers for columns of the row; Phipson and Smyth, 2010); mean loss with CR3 interval by customer; held against noise columns too; "
        + "columns that go together (rank correlation, correlation ratio or Cramér's V above 0.7) are shuffled together";

    /// <summary>One finding for each column or group of columns but the noise columns at the end, which are what the others are held against.</summary>
    public IReadOnlyList<Finding> Answer(Evaluation evaluation, ImmutableArray<ColumnImportance> importances, int[] customerOfRow, CalibrationChart calibration)
    {
        ClusteredEstimate[] estimates = [.. importances.Select(importance => CustomerMean.Of(importance.RowIncreases.AsSpan(), customerOfRow))];
        double noise = estimates[^Probes..].Max(estimate => estimate.Value);
        string note = Note(evaluation);
        ImportanceChart chart = Chart(importances, estimates, noise);
        return [.. estimates[..^Probes].Select((estimate, field) => Describe(importances[field].Name) with
        {
            // One picture shows all columns, and one the model; they hang on the first.
            Charts = field == 0 ? [chart, calibration] : [],
            Effect = estimate.Value,
            // A model that never looks at a column gains exactly nothing from it, with no spread to make an interval of: no evidence either way.
            Interval = estimate.StandardError > 0 ? estimate.Interval : null,
            PValue = importances[field].PValue,
            MinimumEffect = Math.Max(minimumGain, noise),
            Rows = estimate.Rows,
            Customers = estimate.Customers,
            EffectiveCustomers = estimate.EffectiveCustomers,
            Note = note,
        })];
    }

    public IReadOnlyList<Finding> NotAnswerable(FeaturePipeline pipeline, FormattableString reason) =>
        [.. pipeline.Definitions.Select(definition => Finding.NotAnswerable(Id(definition.Name), reason, Unit, minimumGain, Method))];

    private static string WordsOf(string column) => column.Replace('_', ' ').Replace("+", " and ", StringComparison.Ordinal);

    private static string Id(string column) => "driver_" + column;

    private static string Note(Evaluation evaluation)
    {
        Comparison comparison = evaluation.Against(Baseline.ClassPriors);
        Comparison majority = evaluation.Against(Baseline.Majority);
        string verdict = comparison.LogLossGain.IsAboveZero ? "it predicts better than the class priors" : "it predicts no better than chance";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The model behind the driver claims has a held-out accuracy of {evaluation.Accuracy:0.000} (always the largest category: {evaluation.Accuracy - majority.AccuracyGain.Value:0.000}) and a log-loss of {evaluation.LogLoss:0.0000} (class priors: {evaluation.LogLoss + comparison.LogLossGain.Value:0.0000}): {verdict}.");
    }

    private ImportanceChart Chart(ImmutableArray<ColumnImportance> importances, ClusteredEstimate[] estimates, double noise) => new()
    {
        Title = $"What the model of the next category uses",
        Unit = Unit,
        NoiseFloor = noise,
        Bars = [.. Enumerable.Range(0, importances.Length - Probes).OrderByDescending(field => estimates[field].Value).Select(field => new ChartBar(
            $"{WordsOf(importances[field].Name)}",
            estimates[field].Value,
            estimates[field].StandardError > 0 ? estimates[field].Interval : null,
            estimates[field].Value > noise && estimates[field].Value >= minimumGain && importances[field].PValue <= 0.05))],
    };

    private Finding Describe(string column)
    {
        string words = WordsOf(column);
        return new Finding
        {
            Id = Id(column),
            WhenSupported = $"The model of the next category uses {words}: it predicts customers it has never seen worse without it.",
            WhenNotSupported = $"The model of the next category gains nothing that matters from {words}.",
            WhenInsufficient = $"It cannot be told whether the model of the next category gains from {words}.",
            Unit = Unit,
            MinimumEffect = minimumGain,
            Method = Method,
            Action = $"Use {words} where you choose what to show a customer: what they see first, what a message offers.",
        };
    }
}
