using BenchmarkDotNet.Attributes;

namespace EcomIntel.Benchmarks;

/// <summary>All of the scoreboard's features in one pipeline, from lines of orders to columns.</summary>
[Config(typeof(QuickConfig))]
[BenchmarkCategory("Features")]
public class TransformBenchmarks
{
    private readonly FeaturePipeline _pipeline = Workload.Fused("UTC");

    [Benchmark(OperationsPerInvoke = BenchmarkShop.Rows)]
    public FeatureTable Pipeline() => _pipeline.Transform(BenchmarkShop.Dataset());

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkShop.Rows)]
    public object[] Linq()
    {
        ILookup<string?, Transaction> customers = BenchmarkShop.Records.ToLookup(row => row.CustomerId);
        Dictionary<string, decimal> totals = customers.ToDictionary(customer => customer.Key!, customer => customer.Sum(NaiveFeatures.Spend));
        return
        [
            .. BenchmarkShop.Records.Select(row => (
                NaiveFeatures.Calendar(row.Timestamp, TimeZoneInfo.Utc),
                NaiveFeatures.Spend(row),
                NaiveFeatures.Band(row),
                totals[row.CustomerId!],
                NaiveFeatures.Past(customers[row.CustomerId], row.Timestamp))),
        ];
    }
}
