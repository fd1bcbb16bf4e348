using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EcomIntel.Modeling;

/// <summary>
/// How well a model finds the rows of one class, such as customers that will churn: as a ranking, and as probabilities. 95% intervals draw customers with replacement.
/// Immutable; safe for any thread.
/// </summary>
public sealed class BinaryEvaluation
{
    internal BinaryEvaluation(string model, string positive, double[] probabilities, bool[] truths, int[] groups, double prior)
    {
        Model = model;
        Positive = positive;
        RowCount = truths.Length;
        PositiveCount = truths.Count(truth => truth);
        double[] losses = new double[RowCount];
        double[] gains = new double[RowCount];
        double[] squares = new double[RowCount];
        for (int i = 0; i < RowCount; i++)
        {
            losses[i] = Modeling.LogLoss.Of(truths[i] ? probabilities[i] : 1 - probabilities[i]);
            gains[i] = Modeling.LogLoss.Of(truths[i] ? prior : 1 - prior) - losses[i];
            double distance = probabilities[i] - (truths[i] ? 1 : 0);
            squares[i] = distance * distance;
        }

        ClusterBootstrap bootstrap = new(groups);
        RankedRows ranked = new(probabilities, truths, bootstrap);
        Estimate[] ranks = bootstrap.Measure(2, ranked.Measure);
        (RocAuc, AveragePrecision) = (ranks[0], ranks[1]);
        LogLoss = bootstrap.Mean(losses);
        LogLossGain = bootstrap.Mean(gains);
        BrierScore = bootstrap.Mean(squares);
        Deciles = ranked.Deciles(probabilities);
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The class that is to be found.</summary>
    public string Positive { get; }

    /// <summary>The number of rows that were scored: those with a class.</summary>
    public int RowCount { get; }

    /// <summary>How many of them are of the class.</summary>
    public int PositiveCount { get; }

    /// <summary>The share of them that is of the class; what <see cref="AveragePrecision"/> is without any knowledge.</summary>
    public double BaseRate => (double)PositiveCount / RowCount;

    /// <summary>
    /// The area under the ROC curve: how often a row of the class has a higher probability than one that is not, an equal one counting half (Mann–Whitney's statistic). 0.5 without
    /// any knowledge, 1 at best.
    /// </summary>
    public Estimate RocAuc { get; }

    /// <summary>The area under the precision–recall curve as scikit-learn's <c>average_precision_score</c> computes it: Σ (recall − recall before) · precision over all thresholds.</summary>
    public Estimate AveragePrecision { get; }

    /// <summary>The mean of −ln of the probability of what is true, in nats, other classes being one.</summary>
    public Estimate LogLoss { get; }

    /// <summary>By how much <see cref="LogLoss"/> is below that of the class's share among the rows that were trained on: above zero where the model knows something.</summary>
    public Estimate LogLossGain { get; }

    /// <summary>The mean of (probability of the class − truth)², from 0 to 1; half of what <see cref="Evaluation.BrierScore"/> is for two classes.</summary>
    public Estimate BrierScore { get; }

    /// <summary>Ten equal parts of the rows, those of the highest probabilities first.</summary>
    public ImmutableArray<GainDecile> Deciles { get; }

    /// <summary>Writes the numbers, then the deciles as a table.</summary>
    /// <returns>Lines of text, each ended by a line feed.</returns>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Model}: '{Positive}' in {PositiveCount} of {RowCount} rows ({BaseRate:P1})\n")
            .Append(CultureInfo.InvariantCulture, $"ROC AUC           {RocAuc}\naverage precision {AveragePrecision}\nlog-loss          {LogLoss}\n")
            .Append(CultureInfo.InvariantCulture, $"log-loss gain     {LogLossGain}\nBrier score       {BrierScore}\n\n")
            .Append("decile    rows  predicted      rate      lift     found\n");
        foreach (GainDecile decile in Deciles)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{decile.Decile,6}{decile.Rows,8}{decile.MeanProbability,11:P1}{decile.Rate,10:P1}{decile.Lift,10:F2}{decile.CumulativeGain,10:P1}\n");
        }

        return text.ToString();
    }
}
