using BenchmarkDotNet.Attributes;

namespace EcomIntel.Benchmarks;

/// <summary>Spend, count and days since the last of a customer, read before each event and brought up to date by it.</summary>
[Config(typeof(QuickConfig))]
[BenchmarkCategory("Features")]
public class OnlineUpdateBenchmarks
{
    private readonly OnlineFeatures _features =
        new(new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Sum(Measure.Spend).Count().TimeSinceLast()).Build().Schema);

    [Benchmark(OperationsPerInvoke = BenchmarkShop.Rows)]
    public float Online()
    {
        CustomerFeatureState[] states = [.. BenchmarkShop.Columns.Customers.Select(_ => _features.NewState())];
        Span<float> row = stackalloc float[3];
        for (int i = 0; i < BenchmarkShop.Rows; i++)
        {
            Transaction sale = BenchmarkShop.Records[i];
            CustomerFeatureState state = states[BenchmarkShop.Columns.CustomerCodes[i]];
            _features.Read(state, customer: null, sale.Timestamp, row);
            _features.Observe(state, sale, product: null);
        }

        return row[0];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkShop.Rows)]
    public decimal Linq()
    {
        List<Transaction>[] pasts = [.. BenchmarkShop.Columns.Customers.Select(_ => new List<Transaction>())];
        decimal last = 0;
        for (int i = 0; i < BenchmarkShop.Rows; i++)
        {
            Transaction sale = BenchmarkShop.Records[i];
            List<Transaction> past = pasts[BenchmarkShop.Columns.CustomerCodes[i]];
            last = NaiveFeatures.Past(past, sale.Timestamp).Spend;
            past.Add(sale);
        }

        return last;
    }
}
