using System.Globalization;

namespace EcomIntel.AotApp;

/// <summary>A small shop with something to learn: who is over 40 mostly buys books.</summary>
internal static class Shop
{
    public static CommerceDataset Make()
    {
        SeededRandom random = SeededRandom.For(seed: 7, "shop");
        CommerceDatasetBuilder builder = new();
        builder.Add(new Product("p0", "Books"));
        builder.Add(new Product("p1", "Toys"));
        for (int i = 0; i < 40; i++)
        {
            builder.Add(new Customer(Id("c", i), Age: 20 + i, Gender: i % 3 == 0 ? null : "F", Location: Id("town", i % 4)));
        }

        DateTimeOffset start = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
        for (int i = 0; i < 800; i++)
        {
            int customer = random.NextInt32(40);
            int product = (customer > 20) == (random.NextInt32(10) > 0) ? 0 : 1;
            builder.Add(new Transaction(Id("t", i), start.AddHours(i), Id("c", customer), Id("p", product))
            {
                Quantity = 1 + random.NextInt32(3),
                UnitPrice = random.NextInt32(30_000) / 100m,
            });
        }

        return builder.Build();
    }

    public static FeaturePipeline Pipeline(CommerceDataset shop, RowSet rows) =>
        new FeaturePipelineBuilder("Europe/London").AddHourOfDay().AddDayOfWeek().AddMonth().AddAge().AddGender().AddLocation()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
            .AddAggregates(By.Customer, Window.Days(7), a => a.Sum(Measure.Spend))
            .AddTotalPrice().AddPriceBandQuantiles(4).AddCustomerTotalSpent()
            .Build().Fit(shop, rows);

    private static string Id(string kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);
}
