namespace EcomIntel.Modeling.Tests;

public class LeaderboardTests
{
    private static readonly TrainingData Data = PlantedShop.Create(1_500, seed: 1).Data;
    private static readonly Split Split = new(PlantedShop.Rows(0, 1_000), PlantedShop.Rows(1_000, 500), "random");

    [Fact]
    public void Shows_every_model_beside_both_baselines_the_best_first()
    {
        Leaderboard board = Leaderboard.Run(Data, Split, new RandomForestTrainer(new() { Trees = 30 }));

        board.Rows.Select(row => row.Name).Should().Equal("RandomForest", "ClassPriors", "Majority");
        board.Best!.Name.Should().Be("RandomForest");
        board.Best.AgainstPriors!.LogLossGain.IsAboveZero.Should().BeTrue();
        board.Rows[2].AgainstMajority!.AccuracyGain.Should().Be(new Estimate(0, 0, 0));
    }

    [Theory]
    [InlineData(typeof(PlatformNotSupportedException))]
    [InlineData(typeof(DllNotFoundException))]
    public void What_cannot_run_here_is_said_and_nothing_fails(Type error)
    {
        Exception thrown = (Exception)Activator.CreateInstance(error, "no native part for this processor")!;

        Leaderboard board = Leaderboard.Run(Data, Split, new Failing(thrown));

        board.Rows.Select(row => row.Name).Should().Equal("ClassPriors", "Majority", "Failing");
        board.Best.Should().BeNull();
        board.ToString().Should().Contain("Failing      not available here: no native part for this processor\n");
    }

    [Fact]
    public void Other_errors_are_not_hidden()
    {
        Action run = () => Leaderboard.Run(Data, Split, new Failing(new InvalidOperationException("broken")));

        run.Should().Throw<InvalidOperationException>().WithMessage("broken");
    }

    [Fact]
    public void Two_of_a_name_get_numbers()
    {
        RandomForestTrainer trainer = new(new() { Trees = 2, MinLeafRows = 50 });

        Leaderboard.Run(Data, Split, trainer, trainer).Rows.Select(row => row.Name).Should().Contain(["RandomForest", "RandomForest (2)"]);
    }

    [Fact]
    public void Prints_a_table()
    {
        string[] lines = Leaderboard.Run(Data, Split).ToString().Split('\n');

        lines[0].Should().Be("Split by random: trained on 1,000 rows, scored on 500. Gains with 95% intervals over customers.");
        lines[2].Should().Be("model        log-loss  accuracy  log-loss below priors       accuracy above majority     seconds");
        lines[3].Should().MatchRegex(@"^ClassPriors    1\.\d{4}    0\.\d{4} {30}0\.0000 \[0\.0000, 0\.0000\]");
        lines.Should().HaveCount(6);
    }

    private sealed class Failing(Exception error) : IClassifierTrainer
    {
        public string Name => "Failing";

        public IClassifier Train(TrainingData data, RowSet rows, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) => throw error;
    }
}
