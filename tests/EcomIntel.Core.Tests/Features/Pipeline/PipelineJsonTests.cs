using System.Text.Json.Nodes;

namespace EcomIntel.Core.Tests;

public class PipelineJsonTests
{
    private static readonly CommerceDataset Shop = RandomShop.Make(4);
    private static readonly FeaturePipeline Fitted = Pipelines.All().Build().Fit(Shop, RowSet.All(120));

    [Fact]
    public void A_pipeline_comes_back_as_it_was_written()
    {
        FeaturePipeline read = FeaturePipeline.FromJson(Fitted.ToJson());
        read.TimeZone.Should().Be("Europe/London");
        read.Definitions.Should().Equal(Fitted.Definitions);
        read.ToJson().Should().Be(Fitted.ToJson());
    }

    [Fact]
    public void An_unfitted_pipeline_comes_back_unfitted_and_can_be_fitted()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder("Asia/Tokyo").AddGender().AddAttribute("tier").AddPriceBandQuantiles(3).Build();
        FeaturePipeline read = FeaturePipeline.FromJson(pipeline.ToJson());
        read.Definitions.Should().Equal(pipeline.Definitions);
        read.Fit(Shop, RowSet.All(120)).Definitions.Should().Equal(pipeline.Fit(Shop, RowSet.All(120)).Definitions);
        FeaturePipeline fitted = read.Fit(Shop, RowSet.All(120));
        FeaturePipeline.FromJson(fitted.ToJson()).Definitions.Should().Equal(fitted.Definitions);
    }

    [Fact]
    public void A_schema_carries_just_the_pipeline_of_its_columns()
    {
        FeatureTable table = Fitted.Run(Shop).Select("spend_sum_by_customer_3d", "age", "gender");
        FeatureSchema read = FeatureSchema.FromJson(table.Schema.ToJson());
        read.Fields.Should().Equal(table.Schema.Fields);
        read.Pipeline!.Definitions.Should().Equal(table.Schema.Pipeline!.Definitions).And.HaveCount(3);
        float[] again = read.Pipeline.Run(Shop)["spend_sum_by_customer_3d"].ToSingles();
        again.Should().Equal(table["spend_sum_by_customer_3d"].ToSingles());
    }

    [Fact]
    public void A_schema_of_plain_data_comes_back_without_a_pipeline()
    {
        FeatureSchema schema = new([new("x", FeatureType.Number, Known.Past | Known.Moment), new("color", FeatureType.Category) { Levels = ["red", "blå"] }]);
        FeatureSchema read = FeatureSchema.FromJson(schema.ToJson());
        read.Fields.Should().Equal(schema.Fields);
        read.Pipeline.Should().BeNull();
    }

    [Fact]
    public void All_functions_that_were_not_given_are_missed_together_when_features_are_to_be_computed()
    {
        By half = By.Custom("half", Known.Moment, row => row.HourOfDay < 12 ? "am" : "pm");
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddCustom("own", FeatureType.Number, Known.Moment, row => row.HourOfDay / 2.0)
            .AddAggregates(half, a => a.Count().Sum(Measure.Spend)).Build();
        FeaturePipeline read = FeaturePipeline.FromJson(pipeline.ToJson());
        FluentActions.Invoking(() => read.Run(Shop)).Should().Throw<PipelineDefinitionException>().WithMessage(
            "*2 mistakes:*The custom feature 'own' came without its function*The custom key 'half' came without its function*");
        FeatureFunctions functions = FeatureFunctions.None.Add("own", row => row.HourOfDay / 2.0).AddKey("half", row => row.HourOfDay < 12 ? "am" : "pm");
        FeaturePipeline.FromJson(pipeline.ToJson(), functions).Run(Shop)["transaction_count_by_half"].ToSingles().Should().Equal(pipeline.Run(Shop)["transaction_count_by_half"].ToSingles());
        FeaturePipeline.FromJson(pipeline.ToJson(), functions).Run(Shop)["own"].ToSingles().Should().Equal(pipeline.Run(Shop)["own"].ToSingles());
    }

    [Fact]
    public void A_text_cannot_call_a_purchase_known_before_it()
    {
        string json = new FeaturePipelineBuilder().AddTotalPrice().Build().ToJson();
        FluentActions.Invoking(() => FeaturePipeline.FromJson(json.Replace("purchase", "customer", StringComparison.Ordinal)))
            .Should().Throw<ModelFormatException>().WithMessage("*'total_price' does not fit its kind 'total_price'*");
    }

    [Fact]
    public void Attribute_keys_come_back_with_and_without_what_was_found_of_them()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAggregates(By.Attribute("tier"), a => a.Count()).AddAggregates(By.Attribute("channel"), a => a.Count()).Build();
        FeaturePipeline read = FeaturePipeline.FromJson(pipeline.ToJson());
        read.Definitions.Should().Equal(pipeline.Definitions);
        FeaturePipeline fitted = read.Fit(Shop, RowSet.All(120));
        fitted.Definitions.Should().NotEqual(pipeline.Definitions);
        FeaturePipeline.FromJson(fitted.ToJson()).Definitions.Should().Equal(fitted.Definitions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"ecomintel.schema\",\"version\":1}")]
    [InlineData("{\"format\":\"ecomintel.pipeline\",\"version\":2,\"time_zone\":\"UTC\",\"features\":[]}")]
    [InlineData("{\"format\":\"ecomintel.pipeline\",\"version\":1,\"time_zone\":null,\"features\":[]}")]
    [InlineData("{\"format\":\"ecomintel.pipeline\",\"version\":1,\"time_zone\":\"UTC\",\"features\":[{\"name\":\"x\",\"kind\":\"magic\"}]}")]
    public void Text_that_is_not_a_pipeline_is_refused(string json) =>
        FluentActions.Invoking(() => FeaturePipeline.FromJson(json)).Should().Throw<ModelFormatException>().WithMessage("The text is not ecomintel.pipeline*");

    [Fact]
    public void Mistakes_in_a_text_are_reported_like_those_of_a_builder()
    {
        JsonNode json = JsonNode.Parse(Fitted.ToJson())!;
        json["time_zone"] = "Nowhere";
        json["features"]!.AsArray().Single(feature => (string?)feature!["name"] == "gender")!["levels"] = new JsonArray("F", "F");
        FluentActions.Invoking(() => FeaturePipeline.FromJson(json.ToJsonString())).Should().Throw<PipelineDefinitionException>()
            .WithMessage("*2 mistakes*'Nowhere' is unknown*'gender' is fitted but has no levels, or one of them twice*");
    }

    [Property(MaxTest = 300)]
    public void A_damaged_text_gives_a_clear_error_or_a_pipeline(int at, byte replacement)
    {
        char[] text = Fitted.ToJson().ToCharArray();
        text[(int)((uint)at % text.Length)] = (char)(32 + (replacement % 95));
        try
        {
            FeaturePipeline.FromJson(new string(text)).Definitions.Should().NotBeEmpty();
        }
        catch (EcomIntelException error)
        {
            error.Message.Should().NotBeEmpty();
        }
    }
}
