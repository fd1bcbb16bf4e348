using System.Collections.Immutable;

namespace EcomIntel.Streaming.Tests;

public class PredictionTests
{
    [Fact]
    public async Task The_prediction_is_the_models_for_the_moment_after_the_newest_event()
    {
        FeatureSchema schema = Schema();
        CountingClassifier classifier = new(schema);
        (TestShop shop, CustomerProfiles profiles) = CustomerProfilesTests.Shop(classifier);
        await using (shop)
        {
            await shop.ProcessAsync(
                TestShop.Sale("t1", 10m, secondsAgo: 100),
                TestShop.Sale("t2", 30m, secondsAgo: 50),
                TestShop.Event("v", secondsAgo: 7_200) with { Customer = new Customer("ama", 33) });
            CustomerProfile profile = (await profiles.GetAsync("ama"))!;

            // The row holds age 33, hour 11 (50 s before noon), two purchases before the moment and 40 spent.
            classifier.LastRow.Should().Equal(33f, 11f, 2f, 40f);
            profile.Prediction.Should().Equal(new CategoryProbability("Toys", 0.75), new CategoryProbability("Books", 0.25));
            OnlineFeatures features = new(schema);
            float[] row = new float[4];
            features.Read(features.Load(profile.FeatureState.Span), profile.Customer, TestShop.Now, row);
            row.Should().Equal(33f, 12f, 2f, 40f);
        }
    }

    [Fact]
    public async Task Features_fed_event_by_event_equal_those_of_the_batch()
    {
        CommerceDataset dataset = SyntheticWorldSample();
        FeaturePipeline pipeline = Pipeline().Fit(dataset, RowSet.All(dataset.Transactions.Count));
        FeatureSchema schema = pipeline.Transform(dataset).Schema;
        (TestShop shop, CustomerProfiles profiles) = CustomerProfilesTests.Shop(new CountingClassifier(schema));
        await using (shop)
        {
            shop.Options.FutureTolerance = TimeSpan.FromDays(3_650);
            int last = LastOf("c3", dataset);
            await shop.ProcessAsync([.. EventSimulator.EventsOf(dataset, RowSet.From([.. Enumerable.Range(0, dataset.Transactions.Count).Where(row => row != last)]))]);
            CustomerProfile profile = (await profiles.GetAsync("c3"))!;

            OnlineFeatures features = new(schema);
            float[] online = new float[schema.Count];
            features.Read(features.Load(profile.FeatureState.Span), profile.Customer, EpochTime.FromMicroseconds(dataset.Transactions.Timestamps[last]), online);
            float[] batch = new float[schema.Count];
            pipeline.Transform(dataset).ForTarget(Target.NextCategory).Features.CopyRow(last, batch);
            online.Should().Equal(batch);
        }
    }

    [Fact]
    public async Task Clicks_count_for_features_over_them_even_such_as_come_late()
    {
        FeatureSchema schema = new FeaturePipelineBuilder()
            .AddAggregates(By.Customer, Over.Views, aggregate => aggregate.Count())
            .AddAggregates(By.Customer, Over.Sessions(TimeSpan.FromMinutes(30)), aggregate => aggregate.Count())
            .Build().Schema;
        (TestShop shop, CustomerProfiles profiles) = CustomerProfilesTests.Shop(new CountingClassifier(schema));
        await using (shop)
        {
            await shop.ProcessAsync(
                TestShop.Event("v1", secondsAgo: 7_200),
                TestShop.Event("v2", secondsAgo: 100),
                TestShop.Sale("t1", 10m, secondsAgo: 50),
                TestShop.Event("v3", secondsAgo: 60));
            CustomerProfile profile = (await profiles.GetAsync("ama"))!;

            OnlineFeatures features = new(schema);
            float[] row = new float[2];
            features.Read(features.Load(profile.FeatureState.Span), profile.Customer, TestShop.Now, row);
            row.Should().Equal(3f, 2f);
        }
    }

    [Fact]
    public async Task A_profile_kept_without_a_model_is_refused_by_one_that_serves_a_model()
    {
        (TestShop shop, CustomerProfiles _) = CustomerProfilesTests.Shop();
        await using (shop)
        {
            await shop.ProcessAsync(TestShop.Sale("t1", 10m));
            await shop.CrashAsync();
            CustomerProfiles served = new(shop.Log, new MachineStore(shop.State, StoreScope.Everywhere), new CountingClassifier(Schema()));
            shop.Handlers[0] = served.Handler;
            await shop.SendAsync(TestShop.Sale("t2", 10m));
            await shop.StartAsync();

            await shop.Processor.Awaiting(it => it.Completion).Should().ThrowAsync<PartitionRefusedException>().WithMessage("*'profiles'*rebuild from the log*");
            await served.Awaiting(it => it.GetAsync("ama").AsTask()).Should().ThrowAsync<PartitionRefusedException>();
        }
    }

    private static FeaturePipeline Pipeline() => new FeaturePipelineBuilder()
        .AddAge().AddHourOfDay().AddAggregates(By.Customer, aggregate => aggregate.Count().Sum(Measure.Spend)).Build();

    private static FeatureSchema Schema()
    {
        CommerceDataset dataset = SyntheticWorldSample();
        return Pipeline().Fit(dataset, RowSet.All(dataset.Transactions.Count)).Transform(dataset).Schema;
    }

    private static CommerceDataset SyntheticWorldSample()
    {
        SeededRandom random = SeededRandom.For(3, "sample");
        List<Transaction> lines = [];
        for (int i = 0; i < 60; i++)
        {
            lines.Add(new Transaction("t" + i, TestShop.Now.AddHours(-random.NextInt32(1_000)), "c" + random.NextInt32(5), "p" + random.NextInt32(4)) { Quantity = 1 + random.NextInt32(3), UnitPrice = random.NextInt32(10_000) / 100m });
        }

        return CommerceDataset.FromRecords(lines, [new Customer("c3", 51)], [.. Enumerable.Range(0, 4).Select(i => new Product("p" + i, i < 2 ? "Books" : "Toys"))]);
    }

    private static int LastOf(string customer, CommerceDataset dataset) => Enumerable.Range(0, dataset.Transactions.Count)
        .Where(row => dataset.GetTransaction(row).CustomerId == customer).OrderBy(row => dataset.GetTransaction(row).Timestamp).Last();

    private sealed class CountingClassifier(FeatureSchema schema) : IClassifier
    {
        public float[] LastRow { get; private set; } = [];

        public string Name => "Counting";

        public FeatureSchema Schema => schema;

        public ImmutableArray<string> Classes { get; } = ["Books", "Toys"];

        public void Predict(ReadOnlySpan<float> row, Span<double> probabilities)
        {
            LastRow = row.ToArray();
            probabilities[0] = 0.25;
            probabilities[1] = 0.75;
        }

        public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> probabilities) => throw new NotSupportedException();
    }
}
