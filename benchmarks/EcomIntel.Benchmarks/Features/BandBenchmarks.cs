using BenchmarkDotNet.Attributes;

namespace EcomIntel.Benchmarks;

/// <summary>The band of the unit price.</summary>
[Config(typeof(QuickConfig))]
[BenchmarkCategory("Features")]
public class BandBenchmarks
{
    private readonly FeaturePipeline _pipeline = new FeaturePipelineBuilder().AddPriceBand(50m, 200m).Build();
    private readonly CommerceDataset _dataset = BenchmarkShop.Dataset();

    [Benchmark(OperationsPerInvoke = BenchmarkShop.Rows)]
    public FeatureTable Pipeline() => _pipeline.Transform(_dataset);

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkShop.Rows)]
    public int[] Linq() => [.. BenchmarkShop.Records.Select(NaiveFeatures.Band)];
}
