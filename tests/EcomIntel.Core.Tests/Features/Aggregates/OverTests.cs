namespace EcomIntel.Core.Tests;

public class OverTests
{
    private static readonly Over Sessions = Over.Sessions(TimeSpan.FromMinutes(30));

    [Fact]
    public void Names_say_which_events_they_are_over() => new FeaturePipelineBuilder()
        .AddAggregates(By.Customer, Over.Views, Window.Days(7), a => a.Count().DistinctCount(Trait.Product))
        .AddAggregates(By.Customer, Over.CartAdds, a => a.Count().Sum(Measure.Quantity))
        .AddAggregates(By.Customer, Over.Views, a => a.TimeSinceLast())
        .AddAggregates(By.Customer, Sessions, Window.Days(30), a => a.Count())
        .AddAggregates(By.Product, Over.CartRemovals, a => a.Count())
        .AddAggregates(By.Hour, Over.Checkouts, a => a.Count())
        .AddAggregates(By.Customer, Over.Sales, a => a.Count().TimeSinceLast())
        .Build().Definitions.Select(definition => definition.Name).Should().Equal(
            "view_count_by_customer_7d",
            "view_product_distinct_count_by_customer_7d",
            "cart_add_count_by_customer",
            "cart_add_quantity_sum_by_customer",
            "days_since_last_view_by_customer",
            "session_count_by_customer_30d",
            "cart_removal_count_by_product",
            "checkout_count_by_hour",
            "transaction_count_by_customer",
            "days_since_last_by_customer");

    [Fact]
    public void Aggregates_over_clicks_survive_their_text()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder()
            .AddAggregates(By.Product, Over.CartAdds, Window.Days(7), a => a.Count().Sum(Measure.Quantity))
            .AddAggregates(By.Customer, Sessions, a => a.Count())
            .AddAggregates(By.Customer, a => a.Count())
            .Build();
        string json = pipeline.ToJson();
        FeaturePipeline.FromJson(json).Definitions.Should().Equal(pipeline.Definitions);
        json.Should().Contain("\"over\":\"sessions\"").And.Contain("\"gap_microseconds\":1800000000").And.Contain("\"over\":\"cart_adds\"");
    }

    [Fact]
    public void Clicks_and_sessions_of_another_gap_are_groups_of_their_own()
    {
        Over.Sessions(TimeSpan.FromMinutes(30)).Should().Be(Sessions).And.NotBe(Over.Sessions(TimeSpan.FromMinutes(31)));
        FluentActions.Invoking(() => new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, Sessions, a => a.Count())
            .AddAggregates(By.Customer, Over.Sessions(TimeSpan.FromHours(2)), a => a.Count())
            .Build()).Should().Throw<PipelineDefinitionException>().WithMessage("*'session_count_by_customer' is defined 2 times*");
    }

    [Fact]
    public void What_clicks_do_not_have_is_a_mistake_and_all_are_reported_together()
    {
        FeaturePipelineBuilder builder = new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, Over.Views, a => a.Sum(Measure.Spend).DistinctCount(Trait.Order))
            .AddAggregates(By.Customer, Sessions, a => a.Sum(Measure.Quantity).DistinctCount(Trait.Product))
            .AddAggregates(By.Category, Sessions, a => a.Count())
            .AddAggregates(By.Customer, Over.Sessions(TimeSpan.Zero), Window.Days(1), a => a.Count())
            .AddAggregates(By.Custom("point", Known.Purchase, _ => "x"), Over.Checkouts, a => a.Count());

        FluentActions.Invoking(builder.Build).Should().Throw<PipelineDefinitionException>().Which.Mistakes.Should().Equal(
            "The feature 'view_spend_sum_by_customer' is over views, which have no spend. Only sales have money, and only they and clicks have a quantity.",
            "The feature 'view_order_distinct_count_by_customer' is over views, which have no order. Name another trait.",
            "The feature 'session_quantity_sum_by_customer' is over sessions (gap 30m), which have no quantity. Only sales have money, and only they and clicks have a quantity.",
            "The feature 'session_product_distinct_count_by_customer' is over sessions (gap 30m), which have no product. Name another trait.",
            "The feature 'session_count_by_category' is over sessions (gap 30m), which have no category. Give it another key.",
            "The feature 'session_count_by_customer_1d' ends sessions after a gap of 00:00:00. Make it above zero and of whole microseconds.",
            "The feature 'checkout_count_by_point' is over checkouts, which have no point. Give it another key.");
    }

    [Fact]
    public void Attributes_of_transactions_are_none_of_clicks()
    {
        CommerceDataset dataset = RandomShop.Make(seed: 3);
        FeaturePipeline byChannel = new FeaturePipelineBuilder().AddAggregates(By.Attribute("channel"), Over.Views, a => a.Count()).Build();
        FeaturePipeline ofChannel = new FeaturePipelineBuilder().AddAggregates(By.Customer, Over.Views, a => a.DistinctCount(Trait.Attribute("channel"))).Build();
        foreach (FeaturePipeline pipeline in new[] { byChannel, ofChannel })
        {
            FluentActions.Invoking(() => pipeline.Fit(dataset, RowSet.All(dataset.Transactions.Count)))
                .Should().Throw<PipelineDefinitionException>().WithMessage("*is over views, which have no attribute of a transaction*");
        }

        new FeaturePipelineBuilder().AddAggregates(By.Attribute("tier"), Sessions, a => a.Count()).Transform(dataset)["session_count_by_tier"][0].Should().Be(0);
    }

    [Fact]
    public void A_pipeline_describes_what_its_aggregates_are_over()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, Over.CartAdds, Window.Days(7), a => a.Count())
            .AddAggregates(By.Location, Sessions, a => a.TimeSinceLast())
            .Build();
        FeatureDescription[] described = [.. pipeline.Describe().Features];
        described[0].Should().Match<FeatureDescription>(feature => feature.Meaning == "Number of earlier cart adds of the same customer in the last 7d"
            && feature.Unit == "cart adds" && feature.Formula == "count(S), S = cart adds with the row's customer and t − 7d ≤ time < t" && feature.Missing == "never; 0 without such a cart add");
        described[1].Should().Match<FeatureDescription>(feature => feature.Meaning == "Days of 24 hours, fractions included, since the newest earlier session of customers in the same location"
            && feature.Formula == "(t − max(S.time)) / 24h, S = sessions (gap 30m) with the row's location and time < t" && feature.Missing == "without such a session");
    }
}
