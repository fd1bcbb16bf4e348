namespace EcomIntel.Core.Tests;

public class AggregateMistakesTests
{
    [Fact]
    public void What_does_not_go_together_is_reported_all_at_once()
    {
        FeaturePipelineBuilder builder = new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, Window.Decay(TimeSpan.FromDays(1)), a => a.Min(Measure.Spend).DistinctCount(Trait.Product).TimeSinceLast())
            .AddAggregates(By.Customer, Window.Decay(TimeSpan.Zero), a => a.Count())
            .AddAggregates(By.Customer, Window.Last(0), a => a.Sum(Measure.Spend))
            .AddAggregates(By.Customer, Window.Last(100_001), a => a.Sum(Measure.Spend))
            .AddAggregates(By.Customer, a => a.Mode(Trait.Order).Share(Trait.Order, "o1").Share(Trait.Category, ""));
        FluentActions.Invoking(builder.Build).Should().Throw<PipelineDefinitionException>().Which.Mistakes.Should().Equal(
            "The feature 'spend_min_by_customer_decay1d' decays, which only counts, sums and means can. Give it another window.",
            "The feature 'product_distinct_count_by_customer_decay1d' decays, which only counts, sums and means can. Give it another window.",
            "The feature 'days_since_last_by_customer_decay1d' decays, which only counts, sums and means can. Give it another window.",
            "The feature 'transaction_count_by_customer_decay0d' decays with a half-life of 00:00:00. Make it above zero and of whole microseconds.",
            "The feature 'spend_sum_by_customer_last0' looks at the last 0 events. Ask for 1 to 100000.",
            "The feature 'spend_sum_by_customer_last100001' looks at the last 100001 events. Ask for 1 to 100000.",
            "The feature 'order_mode_by_customer' is of orders, which can only be counted. Name another trait.",
            "The feature 'order_o1_share_by_customer' is of orders, which can only be counted. Name another trait.",
            "The feature 'category__share_by_customer' is the share of no level. Name one.");
    }

    [Theory]
    [InlineData("variance", "measure", "has nothing to add up or compare. Name a measure.")]
    [InlineData("first", "measure", "has nothing to add up or compare. Name a measure.")]
    [InlineData("distinct_count", "trait", "has nothing to tell apart. Name a trait.")]
    [InlineData("share", "level", "is the share of no level. Name one.")]
    public void A_text_that_lacks_what_an_aggregate_is_of_is_refused(string aggregation, string property, string mistake)
    {
        string json = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Variance(Measure.Spend).First(Measure.Spend).DistinctCount(Trait.Product).Share(Trait.Category, "x")).Build().ToJson();
        System.Text.Json.Nodes.JsonNode root = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        System.Text.Json.Nodes.JsonObject feature = root["features"]!.AsArray().Single(node => (string?)node!["aggregation"] == aggregation)!.AsObject();
        feature.Remove(property);
        feature["name"] = aggregation switch
        {
            "variance" or "first" => $"_{aggregation}_by_customer",
            "distinct_count" => "_distinct_count_by_customer",
            _ => "category__share_by_customer",
        };
        FluentActions.Invoking(() => FeaturePipeline.FromJson(root.ToJsonString())).Should().Throw<EcomIntelException>().WithMessage($"*{mistake}*");
    }

    [Fact]
    public void Every_aggregate_comes_back_from_its_text()
    {
        CommerceDataset shop = RandomShop.Make(3);
        FeaturePipeline pipeline = EveryAggregate.By(By.Customer, By.Hour).Build();
        FeaturePipeline.FromJson(pipeline.ToJson()).Definitions.Should().Equal(pipeline.Definitions);
        FeaturePipeline fitted = pipeline.Fit(shop, RowSet.All(shop.Transactions.Count));
        fitted.IsFitted.Should().BeTrue();
        FeaturePipeline.FromJson(fitted.ToJson()).Definitions.Should().Equal(fitted.Definitions);
    }

    [Fact]
    public void A_trait_that_the_dataset_lacks_is_missed_when_it_is_fitted()
    {
        CommerceDataset shop = RandomShop.Make(3);
        FeaturePipeline pipeline = new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, a => a.Mode(Trait.Attribute("brand")).DistinctCount(Trait.Attribute("income"))).Build();
        FluentActions.Invoking(() => pipeline.Fit(shop, RowSet.All(shop.Transactions.Count))).Should().Throw<PipelineDefinitionException>().Which.Mistakes.Should().Equal(
            "The dataset has no categorical attribute 'brand', which 'brand_mode_by_customer' is of. Declare it when the data is read, or leave the feature out.",
            "The dataset has no categorical attribute 'income', which 'income_distinct_count_by_customer' is of. Declare it when the data is read, or leave the feature out.");
    }

    [Fact]
    public void Levels_of_a_mode_are_those_of_the_training_rows()
    {
        DateTimeOffset start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        CommerceDataset shop = CommerceDataset.FromRecords(
            [.. new[] { "b", "a", "z", "z", "z", "a" }.Select((product, i) => new Transaction($"t{i}", start.AddDays(i), "c1", product))]);
        FeatureColumn mode = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Mode(Trait.Product)).Build().Fit(shop, RowSet.All(2)).Run(shop)["product_mode_by_customer"];
        mode.Field.Levels.Should().Equal("a", "b");
        Enumerable.Range(0, 6).Select(mode.LevelOf).Should().Equal(null, "b", "a", "a", "a", "a");
    }
}
