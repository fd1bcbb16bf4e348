using System.Diagnostics;
using System.Globalization;

namespace EcomIntel.Benchmarks;

/// <summary>
/// Ten features read and brought up to date event by event, as in a live shop: each pass is another year of the same customers. The passes before the
/// measured ones let states grow to the size that they keep.
/// </summary>
internal static class OnlineScore
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void Run(ScoreOptions options, Report report)
    {
        FeaturePipeline pipeline = Pipeline();
        OnlineFeatures features = new(pipeline.Schema);
        ShopColumns shop = ShopGenerator.Make(options.Rows, options.Customers, options.Seed, options.Shuffled);
        CustomerFeatureState[] states = [.. shop.Customers.Select(_ => features.NewState())];
        float[] row = new float[pipeline.Schema.Count];
        int year = 0;
        long allocated = 0;
        Measured time = Measured.Of(options.Runs, () =>
        {
            Transaction[] events = Events(shop, Year * year++);
            GC.Collect();
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < events.Length; i++)
            {
                CustomerFeatureState state = states[shop.CustomerCodes[i]];
                features.Read(state, shop.Customers[shop.CustomerCodes[i]], events[i].Timestamp, row);
                features.Observe(state, events[i], product: null);
            }

            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return seconds;
        });
        double scale = 1e9 / shop.Rows;
        report.Line(new OnlineLine(
            "online", shop.Rows, row.Length, time.Median * scale, allocated / (double)shop.Rows, shop.Customers.Length, options.Runs, time.Lowest * scale, time.Highest * scale));
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
