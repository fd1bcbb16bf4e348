using System.Collections.Immutable;
using EcomIntel.Modeling;
using EcomIntel.Synthetic;

namespace EcomIntel.Recommendations.Tests;

public class RecommendationReplayTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>b is bought at rank 2, c not offered, a at rank 1: hits 2/3, gains (1/log2 3 + 0 + 1) / 3.</summary>
    [Fact]
    public void Hit_rate_and_ndcg_are_those_of_the_ranks()
    {
        CommerceDataset dataset = Dataset(("1", "b", 0), ("2", "c", 1), ("1", "a", 2));
        ReplayReport report = Run(new Fixed("a", "b"), new Fixed("c"), dataset, RowSet.All(3));
        report.Lines.Should().Be(3);
        report.Customers.Should().Be(2);
        report.HitRate.Recommender.Value.Should().BeApproximately(2.0 / 3, 1e-12);
        report.Ndcg.Recommender.Value.Should().BeApproximately((1 + (1 / Math.Log2(3))) / 3, 1e-12);
        report.HitRate.Popularity.Value.Should().BeApproximately(1.0 / 3, 1e-12);
        report.HitRate.Gain.Value.Should().BeApproximately(1.0 / 3, 1e-12);
        report.HitRate.Name.Should().Be("hit_rate@10");
        report.CategoryHitRate.Recommender.Value.Should().BeApproximately(2.0 / 3, 1e-12, "C is the third category, and two are looked at");
    }

    [Fact]
    public void Only_as_many_places_count_as_are_asked_for()
    {
        CommerceDataset dataset = Dataset(("1", "b", 0), ("2", "a", 1));
        ReplayReport report = Run(
            new Fixed("a", "b"), new Fixed("c"), dataset, RowSet.All(2), new ReplayOptions { Products = 1 });
        report.HitRate.Recommender.Value.Should().Be(0.5);
    }

    [Fact]
    public void Returns_and_unknown_products_are_skipped_and_counted()
    {
        CommerceDataset dataset = CommerceDataset.FromRecords(
            [
                new Transaction("1", Start, "c", "a"), new Transaction("2", Start.AddDays(1), "c", "a") { Kind = TransactionKind.Return },
                new Transaction("3", Start.AddDays(2), "c"), new Transaction("4", Start.AddDays(3), "c", "x"),
            ],
            products: [new Product("a", "A")]);
        ReplayReport report = Run(new Fixed("a"), new Fixed("a"), dataset, RowSet.All(4));
        report.Lines.Should().Be(1);
        report.Skipped.Should().Be(3);
    }

    [Fact]
    public void Nothing_to_foresee_is_refused()
    {
        Action run = () => Run(new Fixed("a"), new Fixed("a"), Dataset(("1", "a", 0)), RowSet.All(0));
        run.Should().Throw<ArgumentException>().WithMessage("None of the 0 rows is a sale*");
    }

    /// <summary>Two lines at day 1 do not see each other, in whatever order they stand; the line at day 2 sees both.</summary>
    [Fact]
    public void A_profile_knows_what_happened_strictly_before_and_nothing_else()
    {
        Watching watching = new();
        CommerceDataset dataset = Dataset(("1", "b", 2), ("1", "a", 1), ("1", "b", 1), ("2", "a", 0), ("1", "c", 0));
        Run(watching, new Fixed("a"), dataset, RowSet.All(5));
        watching.Seen.Should().BeEquivalentTo([("2", 0, 0L), ("1", 0, 0L), ("1", 1, 1L), ("1", 1, 1L), ("1", 2, 3L)]);
    }

    [Fact]
    public void What_the_model_is_shown_is_what_the_batch_engine_computes()
    {
        CommerceDataset dataset = Viewed(SyntheticWorld.Realistic(11, w => (w.Transactions, w.Customers) = (800, 60)).ToDataset());
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddHourOfDay().AddAge()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
            .AddAggregates(By.Customer, Window.Days(30), a => a.Sum(Measure.Spend))
            .AddAggregates(By.Customer, Over.Views, a => a.Count().TimeSinceLast()).Build();
        TrainingData data = pipeline.Transform(dataset, cancellationToken: TestContext.Current.CancellationToken).ForTarget(Target.NextCategory);
        RowSet rows = RowSet.All(dataset.Transactions.Count);
        Recording recording = new(data);
        RecommendationReplay.Run(new Recommender(recording, ShopPopularity.Learn(dataset, rows)), dataset, rows, cancellationToken: TestContext.Current.CancellationToken);
        recording.Rows.Should().HaveCount(800);
        float[] expected = new float[data.Schema.Count];
        for (int row = 0; row < 800; row++)
        {
            data.Features.CopyRow(row, expected);
            recording.Rows[row].AsSpan().SequenceEqual(expected).Should().BeTrue("row {0}", row);
        }
    }

    /// <summary>
    /// World: Realistic, 12,000 lines, seed 5; split by time, so that most customers of the last fifth have a past. Tried with seeds 5 to 9, each
    /// of the three gains was at least 2.7 standard errors above zero, most of them 4 to 6.
    /// </summary>
    [Fact]
    public void In_a_realistic_shop_the_forest_beats_plain_popularity()
    {
        ReplayReport report = Replay(SyntheticWorld.Realistic(5, w => w.Transactions = 12_000));
        report.CategoryHitRate.Gain.IsAboveZero.Should().BeTrue();
        report.CategoryNdcg.Gain.IsAboveZero.Should().BeTrue();
        report.Ndcg.Gain.IsAboveZero.Should().BeTrue();
        report.ToString().Should().StartWith($"Replay of {report.Lines} lines of {report.Customers} customers (0 skipped)\n").And.Contain("category_ndcg@2");
    }

    /// <summary>In the null world any two recommenders are right equally often; each 95% interval of the gain holds zero in 95% of worlds, and this one does.</summary>
    [Fact]
    public void In_a_null_shop_there_is_nothing_to_gain()
    {
        ReplayReport report = Replay(SyntheticWorld.Null(5, w => w.Transactions = 5_000));
        report.HitRate.Gain.Low.Should().BeNegative();
        report.HitRate.Gain.High.Should().BePositive();
        report.HitRate.Popularity.Value.Should().BeApproximately(0.2, 0.06, "ten of fifty products are offered");
    }

    private static ReplayReport Replay(SyntheticWorld world)
    {
        CommerceDataset dataset = world.ToDataset();
        Split split = Split.ByTime(dataset);
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddHourOfDay().AddAge().AddGender()
            .AddAggregates(By.Customer, a => a.Count().Mean(Measure.Spend)).Build();
        TrainingData data = pipeline.Fit(dataset, split.Train).Transform(dataset, cancellationToken: TestContext.Current.CancellationToken).ForTarget(Target.NextCategory);
        RandomForest forest = new RandomForestTrainer(new RandomForestOptions { Trees = 40, Seed = 7, MinLeafRows = 100, ColumnsPerNode = 3 }).Train(data, split.Train, cancellationToken: TestContext.Current.CancellationToken);
        return RecommendationReplay.Run(new Recommender(forest, ShopPopularity.Learn(dataset, split.Train)), dataset, split.Test, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static ReplayReport Run(IRecommender recommender, IRecommender baseline, CommerceDataset dataset, RowSet rows, ReplayOptions? options = null) =>
        RecommendationReplay.Run(recommender, baseline, dataset, rows, features: null, options, TestContext.Current.CancellationToken);

    /// <summary>The same shop where each customer sees what they buy an hour before and at the very moment.</summary>
    private static CommerceDataset Viewed(CommerceDataset dataset)
    {
        Transaction[] lines = [.. Enumerable.Range(0, dataset.Transactions.Count).Select(dataset.GetTransaction)];
        return CommerceDataset.FromRecords(
            lines,
            Enumerable.Range(0, dataset.Customers.Count).Select(code => dataset.Customers[code]),
            Enumerable.Range(0, dataset.Products.Count).Select(code => dataset.Products[code]),
            clicks: lines.SelectMany(line => new[] { View(line, "at", TimeSpan.Zero), View(line, "before", TimeSpan.FromHours(1)) }));

        static ShopEvent View(Transaction line, string when, TimeSpan before) =>
            new($"{line.Id} {when}", ShopEventType.View, line.Timestamp - before) { CustomerId = line.CustomerId, ProductId = line.ProductId };
    }

    private static CommerceDataset Dataset(params (string Customer, string Product, int Day)[] lines) => CommerceDataset.FromRecords(
        lines.Select((line, i) => new Transaction($"t{i}", Start.AddDays(line.Day), line.Customer, line.Product) { Total = 1 }),
        products: [new Product("a", "A"), new Product("b", "B"), new Product("c", "C")]);

    /// <summary>Offers always the same products, and all categories.</summary>
    private sealed class Fixed(params string[] products) : IRecommender
    {
        public RecommendationList Recommend(CustomerProfile profile, DateTimeOffset moment, int count) => new(
            profile.Id,
            moment,
            [new RecommendedCategory("A", 0.5, []), new RecommendedCategory("B", 0.3, []), new RecommendedCategory("C", 0.2, [])],
            [.. products.Select(product => new RecommendedProduct(product, "A", 0.1, []))]);
    }

    private sealed class Watching : IRecommender
    {
        public List<(string Id, int Day, long Count)> Seen { get; } = [];

        public RecommendationList Recommend(CustomerProfile profile, DateTimeOffset moment, int count)
        {
            profile.PurchasesByCategory.Values.Sum().Should().Be(profile.TransactionCount);
            Seen.Add((profile.Id, (int)(moment - Start).TotalDays, profile.TransactionCount));
            return new RecommendationList(profile.Id, moment, [], []);
        }
    }

    /// <summary>Keeps every row it is asked about; lines are in time order, so row i is transaction i.</summary>
    private sealed class Recording(TrainingData data) : IClassifier
    {
        public List<float[]> Rows { get; } = [];

        public string Name => "Recording";

        public FeatureSchema Schema => data.Schema;

        public ImmutableArray<string> Classes => data.Classes;

        public void Predict(ReadOnlySpan<float> row, Span<double> probabilities)
        {
            Rows.Add(row[..Schema.Count].ToArray());
            probabilities.Fill(1.0 / Classes.Length);
        }

        public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> probabilities) => throw new NotSupportedException("The replay asks row by row.");
    }
}
