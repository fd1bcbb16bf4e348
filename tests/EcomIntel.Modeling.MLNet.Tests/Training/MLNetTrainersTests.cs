namespace EcomIntel.Modeling.MLNet.Tests;

public class MLNetTrainersTests
{
    [Fact]
    public void Where_the_native_library_is_absent_the_leaderboard_says_so_and_nothing_fails()
    {
        TrainingData data = PlantedTable.Make(1000);

        Leaderboard board = Leaderboard.Run(data, PlantedTable.Parts(data), new LightGbmTrainer(new LightGbmOptions(), "lib_absent"), Trainers.Get("FastTree"));

        board.Rows.Single(row => row.Name == "LightGbm").Unavailable.Should().StartWith("LightGBM's native library lib_absent cannot be loaded");
        board.ToString().Should().Contain("not available here: LightGBM");
        board.Best!.Name.Should().Be("FastTree");
    }

    [Fact]
    public void All_mistakes_in_options_are_named_at_once()
    {
        Action act = () => MLNetTrainers.FastTree(new FastTreeOptions { Trees = 0, HeldOutShare = 1, LearningRate = 2 });

        act.Should().Throw<ArgumentException>().WithMessage(
            "FastTreeOptions cannot be used: Trees is 0 but must be at least 1; HeldOutShare is 1 but must be above 0 and below 1; LearningRate is 2 but must be above 0 and at most 1.*");
    }

    [Theory]
    [MemberData(nameof(Trainers.All), MemberType = typeof(Trainers))]
    public void One_class_only_is_refused_with_the_numbers(string name)
    {
        TrainingData data = new(new FeatureMatrix(PlantedTable.Schema, [new float[50], new float[50], new float[50], new float[50]]), PlantedTable.Classes, new int[50]);

        FluentActions.Invoking(() => Trainers.Train(name, data, RowSet.All(50))).Should().Throw<EcomIntelException>().WithMessage("Of 50 rows*1 classes*");
    }

    [Theory]
    [MemberData(nameof(Trainers.All), MemberType = typeof(Trainers))]
    public void A_class_without_a_row_gets_no_probability(string name)
    {
        TrainingData full = PlantedTable.Make(2000);
        int[] labels = [.. full.Labels.ToArray().Select(label => label == 2 ? -1 : label)];
        TrainingData data = new(full.Features, full.Classes, labels, full.Groups.ToArray());

        double[] probabilities = Trainers.Train(name, data, RowSet.All(2000)).Probabilities(data, RowSet.All(20));

        for (int row = 0; row < 20; row++)
        {
            probabilities[(row * 4) + 2].Should().Be(0);
            probabilities.AsSpan(row * 4, 4).ToArray().Sum().Should().BeApproximately(1, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Trainers.All), MemberType = typeof(Trainers))]
    public void Rows_of_weight_zero_are_not_learnt_from_and_heavy_ones_count_more(string name)
    {
        TrainingData data = PlantedTable.Make(3000);
        float[] zero = [.. Enumerable.Range(0, 3000).Select(row => data.Labels[row] == 2 ? 0f : 1f)];
        float[] heavy = [.. Enumerable.Range(0, 3000).Select(row => data.Labels[row] == 1 ? 20f : 1f)];

        double[] plain = Trainers.Train(name, data, RowSet.All(3000)).Probabilities(data, RowSet.All(300));
        double[] without = Trainers.Train(name, data.WithWeights(zero), RowSet.All(3000)).Probabilities(data, RowSet.All(300));
        double[] more = Trainers.Train(name, data.WithWeights(heavy), RowSet.All(3000)).Probabilities(data, RowSet.All(300));

        without.Where((_, i) => i % 4 == 2).Should().OnlyContain(probability => probability == 0);
        more.Where((_, i) => i % 4 == 1).Average().Should().BeGreaterThan(plain.Where((_, i) => i % 4 == 1).Average() + 0.1);
    }

    [Theory]
    [MemberData(nameof(Trainers.All), MemberType = typeof(Trainers))]
    public void The_same_seed_gives_the_same_bits_on_one_thread_and_on_many(string name)
    {
        TrainingData data = PlantedTable.Make(4000);
        RowSet rows = RowSet.All(4000);

        double[] one = Trainers.Train(name, data, rows, threads: 1).Probabilities(data, rows);
        double[] many = Trainers.Train(name, data, rows, threads: 4).Probabilities(data, rows);

        many.Should().Equal(one);
    }

    [Theory]
    [MemberData(nameof(Trainers.All), MemberType = typeof(Trainers))]
    public void A_cancelled_training_stops(string name)
    {
        TrainingData data = PlantedTable.Make(500);

        Trainers.Get(name).Invoking(trainer => trainer.Train(data, RowSet.All(500), cancellationToken: new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
    }
}
