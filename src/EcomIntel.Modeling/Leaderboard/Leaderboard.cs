using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>Several models trained on the same rows and scored on the same others, beside the baselines. Immutable; safe for any thread.</summary>
public sealed class Leaderboard
{
    private Leaderboard(Split split, IEnumerable<LeaderboardRow> rows)
    {
        Split = split;
        Rows = [.. rows.OrderBy(row => row.Evaluation?.LogLoss ?? double.PositiveInfinity)];
    }

    /// <summary>The split.</summary>
    public Split Split { get; }

    /// <summary>Models and baselines, the lowest log-loss first; what is not available here comes last.</summary>
    public ImmutableArray<LeaderboardRow> Rows { get; }

    /// <summary>The model (not baseline) of the lowest log-loss; null where none could be trained.</summary>
    public LeaderboardRow? Best => Rows.FirstOrDefault(row => row is { IsBaseline: false, Evaluation: not null });

    /// <summary>Trains and scores each model and both baselines, one after the other.</summary>
    /// <param name="data">Features and classes.</param>
    /// <param name="split">The rows to train on and to score.</param>
    /// <param name="trainers">
    /// What to train. One that throws <see cref="PlatformNotSupportedException"/> or <see cref="DllNotFoundException"/> is shown as not available here.
    /// </param>
    /// <returns>The board.</returns>
    public static Leaderboard Run(TrainingData data, Split split, params IClassifierTrainer[] trainers) => Run(data, split, (IEnumerable<IClassifierTrainer>)trainers);

    /// <summary>Trains and scores each model and both baselines, one after the other.</summary>
    /// <param name="data">Features and classes.</param>
    /// <param name="split">The rows to train on and to score.</param>
    /// <param name="trainers">
    /// What to train. One that throws <see cref="PlatformNotSupportedException"/> or <see cref="DllNotFoundException"/> is shown as not available here.
    /// </param>
    /// <param name="progress">Told of each model (stage: its name); null for none.</param>
    /// <param name="timeProvider">What training times are measured with; null for <see cref="TimeProvider.System"/>.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The board.</returns>
    /// <exception cref="EcomIntelException">The training rows cannot be learnt from.</exception>
    /// <exception cref="LeakageException">The classes of scored rows share time with those trained on; see <see cref="TrainingData.EnsureApart"/>.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public static Leaderboard Run(
        TrainingData data,
        Split split,
        IEnumerable<IClassifierTrainer> trainers,
        IProgress<TrainingProgress>? progress = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(trainers);
        data.EnsureApart(split.Train, split.Test);
        IClassifierTrainer[] all = [.. trainers, Baseline.ClassPriors, Baseline.Majority];
        List<LeaderboardRow> rows = [];
        foreach (IClassifierTrainer trainer in all)
        {
            int before = rows.Count(row => row.Classifier?.Name == trainer.Name || row.Name == trainer.Name);
            string name = before == 0 ? trainer.Name : $"{trainer.Name} ({before + 1})";
            rows.Add(Measure(name, trainer, data, split, timeProvider ?? TimeProvider.System, cancellationToken));
            progress?.Report(new TrainingProgress(name, rows.Count, all.Length));
        }

        return new Leaderboard(split, rows);
    }

    /// <summary>Writes the board as a table.</summary>
    /// <returns>Lines of text.</returns>
    public override string ToString() => LeaderboardTable.Write(this);

    private static LeaderboardRow Measure(string name, IClassifierTrainer trainer, TrainingData data, Split split, TimeProvider clock, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        try
        {
            IClassifier classifier = trainer.Train(data, split.Train, null, cancellationToken);
            TimeSpan elapsed = clock.GetElapsedTime(start);
            Evaluation evaluation = classifier.Evaluate(data, split.Test, split.Train);
            Comparison priors = evaluation.Against(Baseline.ClassPriors);
            return new LeaderboardRow(name, trainer is Baseline, classifier, evaluation, priors, evaluation.Against(Baseline.Majority), elapsed, null);
        }
        catch (Exception error) when (error is PlatformNotSupportedException or DllNotFoundException)
        {
            return new LeaderboardRow(name, false, null, null, null, null, clock.GetElapsedTime(start), error.Message);
        }
    }
}
