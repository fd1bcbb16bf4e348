using BenchmarkDotNet.Attributes;

namespace EcomIntel.Benchmarks;

/// <summary>Hour, weekday and month in a zone with daylight saving.</summary>
[Config(typeof(QuickConfig))]
[BenchmarkCategory("Features")]
public class CalendarBenchmarks
{
    private const string Zone = "Europe/London";
    private readonly FeaturePipeline _pipeline = new FeaturePipelineBuilder(Zone).AddHourOfDay().AddDayOfWeek().AddMonth().Build();
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
    private readonly CommerceDataset _dataset = BenchmarkShop.Dataset();

    [Benchmark(OperationsPerInvoke = BenchmarkShop.Rows)]
    public FeatureTable Pipeline() => _pipeline.Transform(_dataset);

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkShop.Rows)]
    public (int Hour, int Weekday, int Month)[] Linq() => [.. BenchmarkShop.Records.Select(row => NaiveFeatures.Calendar(row.Timestamp, _zone))];
}
