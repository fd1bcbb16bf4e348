namespace EcomIntel.Core.Tests;

public class FittingTests
{
    [Fact]
    public void A_pipeline_that_has_to_learn_does_not_run_before_it_did()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAge().AddGender().AddPriceBandQuantiles(3).Build();
        pipeline.IsFitted.Should().BeFalse();
        FluentActions.Invoking(() => pipeline.Run(RandomShop.Make(1))).Should().Throw<InvalidOperationException>()
            .WithMessage("The pipeline is not fitted, and 'gender', 'price_band' must be learned from training rows. Call Fit and use the pipeline it returns.");
        FluentActions.Invoking(() => pipeline.Schema).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_pipeline_that_has_nothing_to_learn_runs_at_once()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAge().AddPriceBand().Build();
        pipeline.IsFitted.Should().BeTrue();
        pipeline.Run(RandomShop.Make(1)).RowCount.Should().Be(120);
    }

    [Fact]
    public void Levels_that_no_training_row_has_are_missing_and_counted()
    {
        CommerceDataset shop = Shop("Accra", "Kumasi", "Tamale", "Tamale", null);
        FeatureColumn location = new FeaturePipelineBuilder().AddLocation().Build().Fit(shop, RowSet.From([0, 1, 4])).Run(shop)["location"];
        location.Field.Levels.Should().Equal("Accra", "Kumasi");
        location.Values<int>().ToArray().Should().Equal(0, 1, -1, -1, -1);
        (location.UnknownLevels, location.MissingCount).Should().Be((2, 3));
    }

    [Fact]
    public void Codes_are_the_pipelines_and_not_the_datasets()
    {
        FeaturePipeline fitted = new FeaturePipelineBuilder().AddLocation().Build().Fit(Shop("B", "C"), RowSet.All(2));
        fitted.Run(Shop("A", "C", "B"))["location"].Values<int>().ToArray().Should().Equal(-1, 1, 0);
    }

    [Fact]
    public void A_later_fit_replaces_what_an_earlier_one_learned()
    {
        FeaturePipeline first = new FeaturePipelineBuilder().AddLocation().Build().Fit(Shop("A"), RowSet.All(1));
        first.Fit(Shop("B"), RowSet.All(1)).Definitions[0].Levels.Should().Equal("B");
        first.Definitions[0].Levels.Should().Equal("A");
    }

    [Fact]
    public void All_that_a_dataset_lacks_is_reported_at_once() =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddAttribute("shoe_size").AddGender().AddAttribute("hat").AddPriceBandQuantiles(3).Build().Fit(Shop("A"), RowSet.All(1)))
            .Should().Throw<PipelineDefinitionException>().Which.Message.Should().Be(
                """
                The feature pipeline has 4 mistakes:
                - The dataset has no attribute 'shoe_size'. Declare it when the data is read, or leave the feature out.
                - No training row has a value of 'gender', so there are no levels to learn. Leave the feature out.
                - The dataset has no attribute 'hat'. Declare it when the data is read, or leave the feature out.
                - The training rows have too few different unit prices to part 'price_band' into bands. Use AddPriceBand with fixed edges.
                """);

    [Fact]
    public void Training_rows_must_be_rows_of_the_dataset()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddLocation().Build();
        FluentActions.Invoking(() => pipeline.Fit(Shop("A"), RowSet.All(2))).Should().Throw<ArgumentException>().WithMessage("There are 2 training rows of 1 transactions*");
        FluentActions.Invoking(() => pipeline.Fit(Shop("A"), RowSet.All(0))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_attribute_that_changed_its_owner_or_type_is_refused()
    {
        FeaturePipeline fitted = new FeaturePipelineBuilder().AddAttribute("tier").Build().Fit(RandomShop.Make(1), RowSet.All(120));
        Transform(new AttributeDefinition("tier", AttributeOwner.Transaction)).Should().Throw<SchemaMismatchException>()
            .WithMessage("*'tier' is the Transaction's Category but the pipeline was fitted with the Customer's Category*");
        Transform(new AttributeDefinition("hat", AttributeOwner.Customer)).Should().Throw<SchemaMismatchException>().WithMessage("The dataset has no attribute 'tier'*");

        Action Transform(AttributeDefinition declared) =>
            () => fitted.Run(CommerceDataset.FromRecords([new Transaction("t", DateTimeOffset.UnixEpoch)], attributes: [declared]));
    }

    [Fact]
    public void A_transformation_can_be_given_up()
    {
        CancellationToken cancelled = new(canceled: true);
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddAge().Build().Transform(Shop("A"), cancellationToken: cancelled)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Of_several_errors_the_first_features_is_thrown_whichever_thread_was_first()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAge()
            .AddCustom("first", FeatureType.WholeNumber, Known.Moment, _ => { Thread.SpinWait(10_000); return 0.5; })
            .AddCustom("second", FeatureType.WholeNumber, Known.Moment, _ => 0.5).Build();
        FluentActions.Invoking(() => pipeline.Run(Shop("A"))).Should().Throw<PipelineDefinitionException>().WithMessage("*'first'*");
    }

    [Fact]
    public void An_empty_dataset_makes_an_empty_table() =>
        new FeaturePipelineBuilder().AddHourOfDay().AddAggregates(By.Customer, a => a.Count()).AddCustomerTotalSpent().Build()
            .Run(CommerceDataset.FromRecords([])).RowCount.Should().Be(0);

    private static CommerceDataset Shop(params string?[] locations) => CommerceDataset.FromRecords(
        locations.Select((_, i) => new Transaction($"t{i}", DateTimeOffset.UnixEpoch, $"c{i}")),
        locations.Select((location, i) => new Customer($"c{i}", Location: location)));
}
