using EcomIntel.Modeling;
using Microsoft.Extensions.DependencyInjection;

namespace EcomIntel.AotApp;

internal static class ForestCheck
{
    public static string Run()
    {
        CommerceDataset shop = Shop.Make();
        Split split = Split.ByCustomer(shop);
        TrainingData data = Shop.Pipeline(shop, split.Train).Transform(shop).Select(Known.BeforePurchase).ForTarget(Target.NextCategory);
        RandomForest forest = new RandomForestTrainer(new RandomForestOptions { Trees = 20, Seed = 7 }).Train(data, split.Train);
        Expect.Equal(true, forest.Evaluate(data, split.Test).Against(Baseline.ClassPriors).LogLossGain.IsAboveZero);

        string trained = Probabilities(forest, data);
        using MemoryStream file = new();
        forest.Save(file);
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddModel(_ => RandomForest.Load(new MemoryStream(file.ToArray())));
        using ServiceProvider provider = services.BuildServiceProvider();
        Expect.Equal(trained, Probabilities(provider.GetRequiredService<IClassifier>(), data));
        return $"{trained} {Fingerprint.Of<byte>(file.ToArray())}";
    }

    private static string Probabilities(IClassifier model, TrainingData data)
    {
        double[] probabilities = new double[data.RowCount * data.Classes.Length];
        model.PredictBatch(data.Features, RowSet.All(data.RowCount), probabilities);
        return Fingerprint.Of<double>(probabilities);
    }
}
