using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Calibrators;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Trains one binary model for each class and calibrates it on customers that it has not seen.</summary>
/// <param name="name">The trainer's name.</param>
/// <param name="options">What the trainers have in common.</param>
/// <param name="binary">Makes the binary trainer in a context, with the name of the column of weights if there is one.</param>
internal sealed class OneVersusAllTrainer(string name, MLNetTrainerOptions options, Func<MLContext, string?, IEstimator<ITransformer>> binary) : IClassifierTrainer
{
    public string Name => name;

    public IClassifier Train(TrainingData data, RowSet rows, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        TrainingPlan plan = TrainingPlan.Make(data, rows, options);
        string? weight = WeightColumn.NameFor(data);
        FeaturesColumn features = new(data.Features, plan.Layout);
        ImmutableArray<ITransformer>.Builder models = ImmutableArray.CreateBuilder<ITransformer>(plan.Classes.Length);
        ImmutableArray<PlattCalibration>.Builder calibrations = ImmutableArray.CreateBuilder<PlattCalibration>(plan.Classes.Length);
        foreach (int theClass in plan.Classes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            MLContext ml = new(options.Seed);
            OneClassColumn label = new(data, theClass);
            ITransformer model = binary(ml, weight).Fit(TrainingPlan.View(data, plan.Learn, features, label));
            IDataView scored = model.Transform(TrainingPlan.View(data, plan.HeldOut, features, label));
            IPredictionTransformer<PlattCalibrator> platt = ml.BinaryClassification.Calibrators.Platt(exampleWeightColumnName: weight).Fit(scored);
            models.Add(model);
            calibrations.Add(new PlattCalibration(platt.Model.Slope, platt.Model.Offset));
            progress?.Report(new TrainingProgress("classes", models.Count, plan.Classes.Length));
        }

        return new MLNetClassifier(Name, plan.Parts(data, new OneVersusAllModel(models.MoveToImmutable(), calibrations.MoveToImmutable())));
    }
}
