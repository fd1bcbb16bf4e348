using System.Collections.Immutable;
using EcomIntel.Modeling;

namespace EcomIntel.Insights;

/// <summary>
/// What does a model of the next category use? Claims <c>driver_age</c>, <c>driver_hour_of_day</c> and so on, one for each column; columns correlated above 0.7 are one, such as
/// <c>driver_age+years_as_customer</c>. A model is trained on 80% of the
/// customers; the effect of a column is what the model loses on the others, in nats a row, when the column's values are shuffled: those of a customer column over customers,
/// those of a row column within customers. It says what the model uses, never what causes a purchase. Immutable; safe for any thread.
/// </summary>
public sealed class CategoryDrivers : IInsightQuestion
{
    private const int EnoughRows = 20_000;

    private readonly Action<FeaturePipelineBuilder>? _features;
    private readonly IClassifierTrainer? _trainer;
    private readonly double _minimumGain;

    /// <summary>Makes the question.</summary>
    /// <param name="features">
    /// Adds the columns to ask about, only such as are known before the purchase. Null (the default) for age, gender, location, hour, weekday and month, and all declared
    /// attributes of customers; columns without a value are left out.
    /// </param>
    /// <param name="trainer">What trains the model. Null (the default) for a forest of 50 trees with the report's seed and threads.</param>
    /// <param name="minimumGain">The least loss that would matter, in nats a row; 0.002 by default, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not above 0.</exception>
    public CategoryDrivers(Action<FeaturePipelineBuilder>? features = null, IClassifierTrainer? trainer = null, double minimumGain = 0.002)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumGain);
        _features = features;
        _trainer = trainer;
        _minimumGain = minimumGain;
    }

    /// <inheritdoc/>
    public string Name => "category_drivers";

    /// <inheritdoc/>
    /// <exception cref="LeakageException">A column is known only from the purchase or the future.</exception>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FeaturePipelineBuilder builder = new(context.Calendar.TimeZone);
        (_features ?? (pipeline => DriverColumns.AddDefaults(pipeline, context.Dataset)))(builder);
        FeaturePipeline pipeline = builder.Build();
        DriverFindings findings = new(_minimumGain);
        if (!CustomerSplit.TryMake(context.Dataset, context.Seed, out Split? split))
        {
            return findings.NotAnswerable(pipeline, $"There are too few customers with a purchase in a known category to train a model on some and test it on others.");
        }

        FeatureTable table = pipeline.Fit(context.Dataset, split.Train).Transform(context.Dataset, context.MaxDegreeOfParallelism, context.CancellationToken);
        int columns = table.Schema.Count;
        TrainingData data = NoiseProbes.AddTo(table.ForTarget(Target.NextCategory), context.Seed);
        if (data.Labels.ToArray().Where((label, row) => label >= 0 && data.Groups[row] >= 0).Distinct().Count() < 2)
        {
            return findings.NotAnswerable(pipeline, $"Customers bought from fewer than two categories, so there is no choice to explain.");
        }

        IClassifierTrainer trainer = _trainer ?? new RandomForestTrainer(new() { Trees = 50, Seed = context.Seed, MaxDegreeOfParallelism = context.MaxDegreeOfParallelism });
        IClassifier model = trainer.Train(data, split.Train, cancellationToken: context.CancellationToken);
        RowSet held = HeldOutRows.Take(data, split.Test, EnoughRows, context.Seed);
        PermutationOptions permutations = new()
        {
            Permutations = context.PermutationsFor(data.Schema.Count),
            Seed = context.Seed,
            MaxDegreeOfParallelism = context.MaxDegreeOfParallelism,
            Groups = ColumnGroups.Of(data, held, columns),
        };
        ImmutableArray<ColumnImportance> importances = PermutationImportance.Compute(model, data, held, permutations, new ColumnProgress(context), context.CancellationToken);
        return findings.Answer(model.Evaluate(data, held, split.Train), importances, [.. held.Rows.ToArray().Select(row => data.Groups[row])], DriverCalibration.Chart(model, data, held, context.MinimumGroupSize));
    }

    private sealed class ColumnProgress(InsightContext context) : IProgress<TrainingProgress>
    {
        // Evaluating the model comes after the columns.
        public void Report(TrainingProgress value) => context.Report(value.Done, value.Total + 1);
    }
}
