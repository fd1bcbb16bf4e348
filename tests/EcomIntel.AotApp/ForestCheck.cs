using EcomIntel.Modeling;

namespace EcomIntel.AotApp;

internal static class ForestCheck
{
    public static string Run()
    {
        CommerceDataset shop = Shop.Make();
        Split split = Split.ByCustomer(shop);
        TrainingData data = Shop.Pipeline(shop, split.Train).Transform(shop).Select(Known.BeforePurchase).ForTarget(Target.NextCategory);
        RandomForest forest = new RandomForestTrainer(new RandomForestOptions { Trees = 20, Seed = 7 }).Train(data, split.Train);

        double[] probabilities = new double[data.RowCount * data.Classes.Length];
        RowSet all = RowSet.All(data.RowCount);
        forest.PredictBatch(data.Features, all, probabilities);
        Expect.Equal(true, probabilities.All(probability => probability is >= 0 and <= 1));

        Evaluation evaluation = forest.Evaluate(data, split.Test);
        Expect.Equal(true, evaluation.Against(Baseline.ClassPriors).LogLossGain.IsAboveZero);
        return Fingerprint.Of<double>(probabilities);
    }
}
