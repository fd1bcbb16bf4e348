namespace EcomIntel.Modeling.MLNet.Tests;

/// <summary>The trainers that run on this machine, by name; on one thread unless a test asks for more, because tests run side by side.</summary>
internal static class Trainers
{
    public static TheoryData<string> All => LightGbmTrainer.IsAvailable ? ["FastForest", "FastTree", "LightGbm"] : ["FastForest", "FastTree"];

    public static MLNetClassifier Train(string name, TrainingData data, RowSet rows, int threads = 1) =>
        (MLNetClassifier)Get(name, threads).Train(data, rows, cancellationToken: TestContext.Current.CancellationToken);

    public static IClassifierTrainer Get(string name, int threads = 1) => name switch
    {
        "FastForest" => MLNetTrainers.FastForest(new FastForestOptions { MaxDegreeOfParallelism = threads }),
        "FastTree" => MLNetTrainers.FastTree(new FastTreeOptions { MaxDegreeOfParallelism = threads }),
        "LightGbm" => MLNetTrainers.LightGbm(new LightGbmOptions { MaxDegreeOfParallelism = threads }),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a trainer."),
    };
}
