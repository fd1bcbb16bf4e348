namespace EcomIntel.Modeling.Tests;

/// <summary>
/// Customers who buy at random moments (a Poisson process, from their first day to the end) at a rate of their own: by turns every 10 days and every 60 days on average. What they spend
/// is around 20, for those of even number around 60.
/// </summary>
internal static class RepeatBuyers
{
    public const int Days = 300;

    public static CommerceDataset Create(int customers, long seed, double often = 10, double seldom = 60)
    {
        List<Transaction> sales = [];
        for (int customer = 0; customer < customers; customer++)
        {
            SeededRandom random = SeededRandom.For(seed, "repeat-buyer", customer);
            double every = customer % 4 < 2 ? often : seldom;
            for (double day = Wait(ref random, every); day < Days; day += Wait(ref random, every))
            {
                double total = (customer % 2 == 0 ? 60 : 20) * (0.5 + random.NextDouble());
                sales.Add(new Transaction($"t{customer}-{sales.Count}", DateTimeOffset.UnixEpoch.AddDays(day), $"c{customer}", "p") { Total = (decimal)Math.Round(total, 2) });
            }
        }

        return CommerceDataset.FromRecords(sales);
    }

    public static FeatureTable Features(CommerceDataset shop, Split split) => new FeaturePipelineBuilder()
        .AddTotalPrice()
        .AddAggregates(By.Customer, a => a.Count().Mean(Measure.Spend).TimeSinceLast())
        .AddAggregates(By.Customer, Window.Days(60), a => a.Count())
        .Build().Fit(shop, split.Train).Transform(shop, cancellationToken: TestContext.Current.CancellationToken);

    private static double Wait(ref SeededRandom random, double mean) => -mean * Math.Log(1 - random.NextDouble());
}
