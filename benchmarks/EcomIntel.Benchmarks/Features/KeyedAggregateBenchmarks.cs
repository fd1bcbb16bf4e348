using BenchmarkDotNet.Attributes;

namespace EcomIntel.Benchmarks;

/// <summary>Spend, count and days since the last by customer, strictly before the row.</summary>
[Config(typeof(QuickConfig))]
[BenchmarkCategory("Features")]
public class KeyedAggregateBenchmarks
{
    private readonly FeaturePipeline _pipeline = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Sum(Measure.Spend).Count().TimeSinceLast()).Build();

    [Benchmark(OperationsPerInvoke = BenchmarkShop.Rows)]
    public FeatureTable Pipeline() => _pipeline.Transform(BenchmarkShop.Dataset());

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkShop.Rows)]
    public (decimal Spend, int Count, double Days)[] Linq()
    {
        ILookup<string?, Transaction> customers = BenchmarkShop.Records.ToLookup(row => row.CustomerId);
        return [.. BenchmarkShop.Records.Select(row => NaiveFeatures.Past(customers[row.CustomerId], row.Timestamp))];
    }
}
