namespace EcomIntel.Core.Tests;

public class PriceBandTests
{
    [Fact]
    public void An_edge_belongs_to_the_band_above_it()
    {
        FeatureColumn bands = Bands(new FeaturePipelineBuilder().AddPriceBand(), -0.01m, 0m, 49.9999m, 50m, 199.9999m, 200m, 1e9m, null);
        Enumerable.Range(0, 8).Select(bands.LevelOf).Should().Equal(null, "Low", "Low", "Medium", "Medium", "High", "High", null);
        bands.MissingCount.Should().Be(2);
    }

    [Fact]
    public void Bands_of_another_number_are_called_by_their_bounds()
    {
        FeatureColumn bands = Bands(new FeaturePipelineBuilder().AddPriceBand(10m, 20.50m, 99m), 5m, 10m, 20.5m, 99m);
        Enumerable.Range(0, 4).Select(bands.LevelOf).Should().Equal("[0,10)", "[10,20.5)", "[20.5,99)", "[99,∞)");
    }

    [Fact]
    public void Quantile_edges_are_those_of_numpy_over_the_training_rows_alone()
    {
        // numpy.quantile([1, 2, 4, 8, 16, 32], [0.25, 0.5, 0.75]) = [2.5, 6, 14]; the row of 1,000 is not trained on.
        CommerceDataset shop = Shop(1m, 32m, 2m, 1000m, 16m, 4m, 8m, null);
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddPriceBandQuantiles(4).Build();

        FeaturePipeline fitted = pipeline.Fit(shop, RowSet.From([0, 1, 2, 4, 5, 6, 7]));

        fitted.Definitions[0].Edges.Should().Equal(2.5m, 6m, 14m);
        FeatureColumn bands = fitted.Run(shop)["price_band"];
        Enumerable.Range(0, 8).Select(bands.LevelOf).Should().Equal("Q1", "Q4", "Q1", "Q4", "Q4", "Q2", "Q3", null);
    }

    [Fact]
    public void Edges_that_coincide_make_fewer_bands()
    {
        CommerceDataset shop = Shop(5m, 5m, 5m, 5m, 9m, 10m);
        FeaturePipeline fitted = new FeaturePipelineBuilder().AddPriceBandQuantiles(5).Build().Fit(shop, RowSet.All(6));
        fitted.Definitions[0].Levels.Should().Equal("Q1", "Q2");
        fitted.Definitions[0].Edges.Should().Equal(9m);
    }

    [Fact]
    public void Prices_that_do_not_differ_make_no_bands() =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddPriceBandQuantiles(2).Build().Fit(Shop(5m, 5m), RowSet.All(2)))
            .Should().Throw<PipelineDefinitionException>().WithMessage("*too few different unit prices*'price_band'*");

    [Property(MaxTest = 100)]
    public void The_band_of_a_price_is_the_number_of_edges_at_or_below_it(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "bands");
        SortedSet<decimal> distinct = [];
        for (int i = 1 + random.NextInt32(99); i > 0; i--)
        {
            distinct.Add(1 + random.NextInt32(200));
        }

        decimal[] edges = [.. distinct];
        decimal?[] prices = new decimal?[random.NextInt32(100)];
        for (int i = 0; i < prices.Length; i++)
        {
            prices[i] = random.NextInt32(8) switch
            {
                0 => null,
                1 => -random.NextInt32(3),
                2 => random.NextInt32(9) * 100_000_000_000_000m,
                var kind => random.NextInt32(210) + (kind > 5 ? -0.0001m : 0),
            };
        }

        Bands(new FeaturePipelineBuilder().AddPriceBand(edges), prices).Values<sbyte>().ToArray()
            .Should().Equal(prices.Select(price => (sbyte)(price is null or < 0 ? -1 : edges.Count(edge => edge <= price))));
    }

    [Property(MaxTest = 40)]
    public void Quantile_edges_depend_on_training_rows_alone_and_are_carried_in_the_pipelines_text(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "prices");
        List<decimal?> trained = [1m, 2m];
        List<decimal?> all = [1m, 2m];
        List<int> rows = [0, 1];
        for (int i = random.NextInt32(150); i > 0; i--)
        {
            decimal? price = random.NextInt32(6) == 0 ? null : random.NextInt32(1_000_000) / 10_000m;
            if (random.NextInt32(2) == 0)
            {
                rows.Add(all.Count);
                trained.Add(price);
            }

            all.Add(price);
        }

        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddPriceBandQuantiles(2 + random.NextInt32(30)).Build();
        FeaturePipeline fitted = pipeline.Fit(Shop([.. all]), RowSet.From([.. rows]));
        fitted.Definitions[0].Edges.Should().Equal(pipeline.Fit(Shop([.. trained]), RowSet.All(trained.Count)).Definitions[0].Edges);
        FeaturePipeline.FromJson(fitted.ToJson()).Run(Shop([.. all]))["price_band"].Values<sbyte>().ToArray()
            .Should().Equal(fitted.Run(Shop([.. all]))["price_band"].Values<sbyte>().ToArray());
    }

    private static FeatureColumn Bands(FeaturePipelineBuilder builder, params decimal?[] prices) => builder.Build().Run(Shop(prices))["price_band"];

    private static CommerceDataset Shop(params decimal?[] prices) =>
        CommerceDataset.FromRecords(prices.Select((price, i) => new Transaction($"t{i}", DateTimeOffset.UnixEpoch) { UnitPrice = price }));
}
