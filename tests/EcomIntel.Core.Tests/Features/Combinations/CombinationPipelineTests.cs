namespace EcomIntel.Core.Tests;

public class CombinationPipelineTests
{
    private static readonly CommerceDataset Shop = RandomShop.Make(7);

    private static FeaturePipelineBuilder Aggregates => new FeaturePipelineBuilder().AddAge().AddAttribute("income").AddUnitPrice()
        .AddCustom("own", FeatureType.Number, Known.Moment, Own)
        .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend)).AddAggregates(By.Customer, Window.Days(3), a => a.Sum(Measure.Spend));

    [Fact]
    public void It_is_known_from_all_that_its_operands_are_known_from()
    {
        FeaturePipeline pipeline = Aggregates.AddRatio("unit_price", "age", "price_by_age").AddDifference("income", "own", "x").Build().Fit(Shop, RowSet.All(120));
        pipeline.Schema.Fields[^2].KnownFrom.Should().Be(Known.Purchase | Known.Customer);
        pipeline.Schema.Fields[^1].KnownFrom.Should().Be(Known.Customer | Known.Moment);
        FluentActions.Invoking(() => pipeline.Run(Shop).ForTarget(Target.NextCategory, "unit_price"))
            .Should().Throw<LeakageException>().WithMessage("*'price_by_age' (known from Customer, Purchase)*");
        FluentActions.Invoking(() => new OnlineFeatures(pipeline.Run(Shop).Select("price_by_age").Schema)).Should().Throw<LeakageException>();
    }

    [Fact]
    public void It_is_computed_without_its_operands_in_batch_and_online_and_after_a_round_trip()
    {
        string[] names = ["recent", "income_minus_own"];
        FeatureTable whole = Aggregates.AddRatio("spend_sum_by_customer_3d", "spend_sum_by_customer", "recent").AddDifference("income", "own").Transform(Shop);
        string json = whole.Select(names).Schema.ToJson();
        FeatureSchema alone = FeatureSchema.FromJson(json, FeatureFunctions.None.Add("own", Own));
        alone.ToJson().Should().Be(json);
        alone.Pipeline!.Definitions.Select(definition => definition.Name).Should().Equal(names);

        FeatureTable again = alone.Pipeline.Run(Shop);
        again.Columns.Select(column => column.Name).Should().Equal(names);
        foreach (string name in names)
        {
            again[name].Values<double>().ToArray().Should().Equal(whole[name].Values<double>().ToArray());
        }

        OnlineFeatures online = new(alone);
        float[] row = new float[2];
        Transaction sale = Shop.GetTransaction(0);
        CustomerFeatureState state = online.NewState();
        online.Observe(state, sale with { Total = 3m }, null);
        online.Observe(state, sale with { Total = 1m, Timestamp = sale.Timestamp.AddDays(10) }, null);
        online.Read(state, new Customer("c"), sale.Timestamp.AddDays(11), row);
        row.Should().Equal(0.25f, float.NaN);
    }

    [Fact]
    public void Operands_that_are_columns_too_are_computed_once()
    {
        FeaturePipeline pipeline = Aggregates.AddRatio("spend_sum_by_customer_3d", "spend_sum_by_customer").AddRatio("own", "age").Build().Fit(Shop, RowSet.All(120));
        FeaturePlan plan = pipeline.Compile();
        plan.All.Should().BeEquivalentTo(plan.Columns, options => options.WithStrictOrdering().ComparingByValue<Feature>());
    }

    [Fact]
    public void Mistakes_are_reported_all_together() =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddRatio("age", "income").AddAge().AddGender().AddRatio("age", "gender").AddDifference("x", "x", "Y").Build())
            .Should().Throw<PipelineDefinitionException>().Which.Mistakes.Should().Equal(
                "The feature 'age_over_income' is made of 'age', which was not added before it. Add that first, or correct the name.",
                "The feature 'age_over_income' is made of 'income', which was not added before it. Add that first, or correct the name.",
                "The feature 'Y' is made of 'x', which was not added before it. Add that first, or correct the name.",
                "The feature 'age_over_gender' is made of 'gender', which is a category and has no quantity. Use numbers, counts or money.");

    [Fact]
    public void An_attribute_that_turns_out_to_be_a_category_is_refused_when_the_pipeline_is_fitted()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAttribute("tier").AddAge().AddRatio("tier", "age").Build();
        pipeline.IsFitted.Should().BeFalse();
        FluentActions.Invoking(() => pipeline.Fit(Shop, RowSet.All(120))).Should().Throw<PipelineDefinitionException>()
            .WithMessage("*'tier_over_age' is made of 'tier', which is a category*");
    }

    [Fact]
    public void A_written_operand_cannot_differ_from_the_feature_of_its_name()
    {
        string json = new FeaturePipelineBuilder().AddCustom("own", FeatureType.Number, Known.Moment, Own).AddAge().AddRatio("own", "age").Build().ToJson();
        int ofTheColumn = json.IndexOf("\"moment\"", StringComparison.Ordinal) + 1;
        string edited = json[..ofTheColumn] + json[ofTheColumn..].Replace("\"moment\"", "\"past\"", StringComparison.Ordinal);
        FluentActions.Invoking(() => FeaturePipeline.FromJson(edited)).Should().Throw<PipelineDefinitionException>()
            .WithMessage("*A feature is made of 'own', but the pipeline defines another feature of that name*");
    }

    private static double Own(FeatureRow row) => row.HourOfDay / 3.0;
}
