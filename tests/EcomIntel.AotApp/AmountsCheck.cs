using EcomIntel.Modeling;

namespace EcomIntel.AotApp;

internal static class AmountsCheck
{
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(3);

    public static string Run()
    {
        CommerceDataset shop = Shop.Make();
        Split split = Split.ByTime(shop, Horizon);
        FeatureTable table = Shop.Pipeline(shop, split.Train).Transform(shop);
        AmountTarget spend = AmountTarget.SpendWithin(Horizon);
        RegressionData data = table.Select(spend.Allows).ForAmount(spend);
        RegressionForest forest = new RegressionForestTrainer(new RegressionForestOptions { Trees = 20, Seed = 7 }).Train(data, split.Train);
        Expect.Equal(true, forest.Evaluate(data, split.Test, split.Train).Against(RegressionBaseline.Mean).RmseGain.Value < forest.OutOfBagScore.Rmse);

        string trained = Amounts(forest, data);
        using MemoryStream file = new();
        forest.Save(file);
        Expect.Equal(trained, Amounts(RegressionForest.Load(new MemoryStream(file.ToArray())), data));
        return $"{trained} {Fingerprint.Of<byte>(file.ToArray())} {Buyers(table, split)}";
    }

    private static string Buyers(FeatureTable table, Split split)
    {
        Target buys = Target.BuysWithin(Horizon);
        TrainingData data = table.Select(buys.Allows).ForTarget(buys);
        BinaryEvaluation found = new RandomForestTrainer(new RandomForestOptions { Trees = 20, Seed = 7 }).Train(data, split.Train).EvaluateBinary(data, split.Test, trainedOn: split.Train);
        return Fingerprint.Of<double>([found.RocAuc.Value, found.AveragePrecision.High]);
    }

    private static string Amounts(RegressionForest model, RegressionData data)
    {
        double[] amounts = new double[data.RowCount];
        model.PredictBatch(data.Features, RowSet.All(data.RowCount), amounts);
        return Fingerprint.Of<double>(amounts);
    }
}
