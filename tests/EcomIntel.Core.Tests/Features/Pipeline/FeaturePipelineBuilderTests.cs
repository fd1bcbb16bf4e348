namespace EcomIntel.Core.Tests;

public class FeaturePipelineBuilderTests
{
    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        FeaturePipelineBuilder builder = new FeaturePipelineBuilder("Africa/Akkra")
            .AddHourOfDay().AddHourOfDay()
            .AddPriceBand(200m, 50m)
            .AddAggregates(By.Customer, Window.Days(0), a => a.Count())
            .AddAttribute(" ")
            .AddCustom("Own Feature", FeatureType.Category, Known.None, _ => 0);

        PipelineDefinitionException error = FluentActions.Invoking(builder.Build).Should().Throw<PipelineDefinitionException>().Which;

        error.Mistakes.Should().HaveCount(8).And.Contain("The feature 'hour_of_day' is defined 2 times. Each name may stand once.");
        error.Message.Should().Be(
            """
            The feature pipeline has 8 mistakes:
            - The time zone 'Africa/Akkra' is unknown. Use an IANA name such as Africa/Accra.
            - The feature 'hour_of_day' is defined 2 times. Each name may stand once.
            - The edges of 'price_band' are 200, 50. There must be 1 to 99, above 0 and ascending, with at most four decimals.
            - The feature 'transaction_count_by_customer_0d' looks back over a window of 00:00:00. Make it above zero and of whole microseconds.
            - An attribute has an empty name. Give the name it was declared by.
            - The name 'Own Feature' is not snake_case: small letters, digits and underscores, a letter first.
            - The custom feature 'Own Feature' is declared a category, but its function gives a number. Declare it a number.
            - The custom feature 'Own Feature' does not say what it is known from. Name at least one of Customer, Moment, Past, Purchase and Future.
            """);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(101)]
    public void A_number_of_bands_that_makes_no_sense_is_a_mistake(int bands) =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddPriceBandQuantiles(bands).Build()).Should().Throw<PipelineDefinitionException>()
            .WithMessage($"*asks for {bands} quantile bands*");

    [Fact]
    public void A_pipeline_without_features_is_a_mistake() =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().Build()).Should().Throw<PipelineDefinitionException>().WithMessage("The feature pipeline has a mistake:\n- There is no feature*");

    [Fact]
    public void A_negative_window_is_a_mistake() =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddAggregates(By.Customer, Window.Of(TimeSpan.FromDays(-1)), a => a.Count()).Build())
            .Should().Throw<PipelineDefinitionException>().WithMessage("*window of -1.00:00:00*");

    [Fact]
    public void A_builder_is_frozen_once_it_was_used()
    {
        FeaturePipelineBuilder builder = new FeaturePipelineBuilder().AddAge();
        FeaturePipeline built = builder.Build();
        FluentActions.Invoking(() => builder.AddMonth()).Should().Throw<InvalidOperationException>().WithMessage("The pipeline was built*");
        FluentActions.Invoking(() => builder.AddAggregates(By.Customer, a => a.Count())).Should().Throw<InvalidOperationException>();
        builder.Build().Should().BeSameAs(built);
    }

    [Fact]
    public void An_aggregate_builder_that_outlives_its_call_adds_nothing()
    {
        AggregateBuilder? kept = null;
        FeaturePipeline built = new FeaturePipelineBuilder().AddAge().AddAggregates(By.Customer, a => kept = a.Count()).Build();
        kept!.TimeSinceLast();
        built.Definitions.Should().HaveCount(2);
    }

    [Fact]
    public void Names_follow_one_rule() =>
        Pipelines.All().Build().Definitions.Select(definition => definition.Name).Should().Equal(
            "hour_of_day", "day_of_week", "month", "age", "gender", "location", "tier", "income",
            "transaction_count_by_customer", "spend_sum_by_customer", "spend_mean_by_customer", "days_since_last_by_customer",
            "transaction_count_by_customer_3d", "spend_sum_by_customer_3d", "spend_mean_by_customer_3d", "days_since_last_by_customer_3d",
            "spend_sum_by_customer_5h", "days_since_last_by_customer_5h",
            "hour_of_day_sin", "hour_of_day_cos", "day_of_week_sin", "day_of_week_cos", "month_sin", "month_cos", "is_holiday", "days_to_holiday",
            "spend_sum_by_customer_3d_over_spend_sum_by_customer", "income_over_days_since_last_by_customer",
            "spend_sum_by_customer_minus_spend_sum_by_customer_3d", "transaction_count_by_customer_minus_transaction_count_by_customer_3d",
            "age_minus_spend_mean_by_customer", "days_to_holiday_minus_transaction_count_by_customer", "is_weekend", "age_by_hour",
            "total_price", "price_band", "quantity", "unit_price", "product_category", "channel", "customer_total_spent", "price_per_piece");
}
