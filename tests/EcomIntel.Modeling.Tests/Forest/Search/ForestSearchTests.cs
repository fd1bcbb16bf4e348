namespace EcomIntel.Modeling.Tests;

public class ForestSearchTests
{
    private static readonly ForestSearchOptions Short = new() { Trials = 12, TrialTrees = 20, Finalists = 2 };

    [Fact]
    public void Bad_options_are_left_for_better_ones_and_new_rows_agree()
    {
        PlantedShop shop = PlantedShop.Create(6_000, seed: 3);
        RandomForestTrainer trainer = new(new() { Trees = 40, MinLeafRows = 1, ColumnsPerNode = 1 });
        RowSet train = PlantedShop.Rows(0, 3_000);
        RowSet test = PlantedShop.Rows(3_000, 3_000);

        ForestSearchResult found = trainer.Tune(shop.Data, train, Short, cancellationToken: TestContext.Current.CancellationToken);

        found.IsBetter.Should().BeTrue();
        found.Best.Score.LogLoss.Should().BeLessThan(found.Default.Score.LogLoss - 0.02);
        found.Forest.TreeCount.Should().Be(40);
        found.Forest.OutOfBagScore.Should().Be(found.Best.Score);
        found.Best.Options.MinLeafRows.Should().Be(found.Forest.Settings.MinLeafRows);
        found.Trials.Should().HaveCount(12).And.BeInAscendingOrder(trial => trial.Score.LogLoss);
        found.Forest.Evaluate(shop.Data, test).LogLoss.Should().BeLessThan(trainer.Grow(shop.Data, train).Evaluate(shop.Data, test).LogLoss - 0.02);
    }

    [Fact]
    public void On_data_without_signal_the_trainers_own_options_stay()
    {
        PlantedShop noise = PlantedShop.Create(1_000, seed: 4, signal: 0);
        RandomForestTrainer trainer = new(new() { Trees = 40 });

        ForestSearchResult found = trainer.Tune(noise.Data, RowSet.All(1_000), Short, cancellationToken: TestContext.Current.CancellationToken);

        found.IsBetter.Should().BeFalse();
        found.Best.Should().Be(found.Default);
        Bytes(found.Forest).Should().Equal(Bytes(trainer.Grow(noise.Data, RowSet.All(1_000))));
    }

    [Fact]
    public void Progress_tells_every_forest_with_the_best_so_far()
    {
        PlantedShop shop = PlantedShop.Create(800, seed: 5);
        List<ForestSearchProgress> reports = [];

        new RandomForestTrainer(new() { Trees = 30 }).Tune(shop.Data, RowSet.All(800), Short, new Listener(reports.Add), TestContext.Current.CancellationToken);

        reports.Should().HaveCount(12 + 2 + 1);
        reports.Select(report => report.Done).Should().Equal(Enumerable.Range(1, 15));
        reports.Should().OnlyContain(report => report.Total == 15 && report.Best.Score.LogLoss <= report.Last.Score.LogLoss);
    }

    [Fact]
    public void A_search_is_stopped_where_it_is()
    {
        PlantedShop shop = PlantedShop.Create(800, seed: 5);
        using CancellationTokenSource stop = new();
        int done = 0;
        Listener listener = new(report =>
        {
            done = report.Done;
            if (done == 3)
            {
                stop.Cancel();
            }
        });

        new RandomForestTrainer(new() { Trees = 30 }).Invoking(trainer => trainer.Tune(shop.Data, RowSet.All(800), Short, listener, stop.Token))
            .Should().Throw<OperationCanceledException>();
        done.Should().Be(3);
    }

    [Fact]
    public void The_same_seed_finds_the_same_forest_on_any_number_of_threads()
    {
        PlantedShop shop = PlantedShop.Create(800, seed: 6, rowsPerCustomer: 4);

        byte[] one = Bytes(Tune(1));

        Bytes(Tune(8)).Should().Equal(one);

        RandomForest Tune(int threads) => new RandomForestTrainer(new() { Trees = 25, MaxDegreeOfParallelism = threads })
            .Tune(shop.Data, RowSet.All(800), Short, cancellationToken: TestContext.Current.CancellationToken).Forest;
    }

    [Fact]
    public void An_empty_list_leaves_its_option_alone_and_a_small_space_ends_early()
    {
        PlantedShop shop = PlantedShop.Create(500, seed: 7);
        ForestSearchOptions search = new() { Trials = 30, TrialTrees = 20, MinLeafRows = [5, 50], ColumnShares = [], SampleShares = [], MaxDepths = [], MaxBins = [], Smoothings = [] };

        ForestSearchResult found = new RandomForestTrainer(new() { Trees = 20, ColumnsPerNode = 2, MaxDepth = 7 })
            .Tune(shop.Data, RowSet.All(500), search, cancellationToken: TestContext.Current.CancellationToken);

        found.Trials.Should().HaveCount(3).And.OnlyContain(trial => trial.Options.ColumnsPerNode == 2 && trial.Options.MaxDepth == 7);
        found.Trials.Select(trial => trial.Options.MinLeafRows).Should().BeEquivalentTo(new int?[] { null, 5, 50 });
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        ForestSearchOptions search = new() { Trials = 0, TrialTrees = 5, SampleShares = [1] };

        new RandomForestTrainer().Invoking(trainer => trainer.Tune(SmallTables.Grid(), RowSet.All(40), search)).Should().Throw<ArgumentException>().WithMessage(
            "The options of the search are wrong: Trials must be at least 1 but is 0; TrialTrees must be from 20 to 100,000 but is 5; SampleShares must all be above 0 and below 1, so that rows are left to judge by.*");
    }

    private static byte[] Bytes(RandomForest forest)
    {
        using MemoryStream file = new();
        forest.Save(file);
        return file.ToArray();
    }

    private sealed class Listener(Action<ForestSearchProgress> onReport) : IProgress<ForestSearchProgress>
    {
        public void Report(ForestSearchProgress value) => onReport(value);
    }
}
