using System.Diagnostics;
using System.Globalization;

namespace EcomIntel.Benchmarks;

/// <summary>
/// Ten features read and brought up to date event by event, as in a live shop: each pass is another year of the same customers. The passes before the
/// measured ones let states grow to the size that they keep.
/// </summary>
internal static class OnlineScore
{
    private const int Batch = 256;
    private static readonly OnlineEvent[] BatchOfEvents = new OnlineEvent[Batch];
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void Run(ScoreOptions options, Report report)
    {
        FeaturePipeline pipeline = Pipeline();
        OnlineFeatures features = new(pipeline.Schema);
        ShopColumns shop = ShopGenerator.Make(options.Rows, options.Customers, options.Seed, options.Shuffled);
        Measure("online", InBatches);
        Measure("online_single", OneByOne);

        void Measure(string workload, Action<OnlineFeatures, ShopColumns, CustomerFeatureState[], Transaction[], float[]> pass)
        {
            CustomerFeatureState[] states = [.. shop.Customers.Select(_ => features.NewState())];
            float[] rows = new float[pipeline.Schema.Count * Batch];
            int year = 0;
            long allocated = 0;
            Measured time = Measured.Of(options.Runs, () =>
            {
                Transaction[] events = Events(shop, Year * year++);
                GC.Collect();
                long before = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                pass(features, shop, states, events, rows);
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                return seconds;
            });
            double scale = 1e9 / shop.Rows;
            report.Line(new OnlineLine(
                workload, shop.Rows, pipeline.Schema.Count, time.Median * scale, allocated / (double)shop.Rows, shop.Customers.Length, options.Runs, time.Lowest * scale, time.Highest * scale));
        }
    }

    /// <summary>As a stream delivers events: gathered with their states, then read and taken in together.</summary>
    private static void InBatches(OnlineFeatures features, ShopColumns shop, CustomerFeatureState[] states, Transaction[] events, float[] rows)
    {
        OnlineEvent[] batch = BatchOfEvents;
        for (int start = 0; start < events.Length; start += Batch)
        {
            int count = Math.Min(Batch, events.Length - start);
            for (int i = 0; i < count; i++)
            {
                int customer = shop.CustomerCodes[start + i];
                batch[i] = new OnlineEvent(states[customer], events[start + i], shop.Customers[customer]);
            }

            features.ReadAndObserve(batch.AsSpan(0, count), rows);
        }
    }

    private static void OneByOne(OnlineFeatures features, ShopColumns shop, CustomerFeatureState[] states, Transaction[] events, float[] row)
    {
        for (int i = 0; i < events.Length; i++)
        {
            int customer = shop.CustomerCodes[i];
            features.Read(states[customer], shop.Customers[customer], events[i].Timestamp, row);
            features.Observe(states[customer], events[i], product: null);
        }
    }

    private static FeaturePipeline Pipeline() => new FeaturePipelineBuilder()
        .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
        .AddAggregates(By.Customer, Window.Days(30), a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
        .AddAggregates(By.Customer, Window.Days(7), a => a.Count().Sum(Measure.Spend))
        .Build();

    private static Transaction[] Events(ShopColumns shop, TimeSpan shift)
    {
        Transaction[] events = new Transaction[shop.Rows];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = new Transaction(
                i.ToString(CultureInfo.InvariantCulture), EpochTime.FromMicroseconds(shop.Timestamps[i]) + shift, shop.Customers[shop.CustomerCodes[i]].Id)
            {
                Quantity = shop.Quantities[i],
                UnitPrice = Money.ToDecimal(shop.UnitPrices[i]),
            };
        }

        return events;
    }
}
