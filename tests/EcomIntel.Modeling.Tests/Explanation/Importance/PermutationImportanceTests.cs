using System.Collections.Immutable;

namespace EcomIntel.Modeling.Tests;

public class PermutationImportanceTests
{
    [Fact]
    public void Finds_the_planted_columns_and_no_others()
    {
        TrainingData data = PlantedShop.Create(6_000, seed: 1, rowsPerCustomer: 4).Data;
        RandomForest forest = new RandomForestTrainer(new() { Trees = 50, Seed = 1 }).Grow(data, RowSet.All(4_000));

        Dictionary<string, ColumnImportance> found = Measure(forest, data, PlantedShop.Rows(4_000, 2_000), new()).ToDictionary(column => column.Name);

        found["age"].Increase.Low.Should().BeGreaterThan(0.05);
        found["hour_of_day"].Increase.Low.Should().BeGreaterThan(0.05);
        found["age"].PValue.Should().Be(1.0 / 200);
        foreach (string name in new[] { "gender", "location", "day_of_week" })
        {
            found[name].Increase.Value.Should().BeInRange(-0.005, 0.005, "{0} does nothing", name);
        }
    }

    [Fact]
    public void Columns_of_the_customer_are_exchanged_over_customers_and_others_within()
    {
        TrainingData data = PlantedShop.Create(400, seed: 2, rowsPerCustomer: 4).Data;
        TrainingData alone = PlantedShop.Create(400, seed: 2).Data;
        IClassifier model = Baseline.ClassPriors.Learn(data, RowSet.All(400));

        Measure(model, data, RowSet.All(400), new()).Select(column => column.Scope).Should().Equal(
            PermutationScope.Customers, PermutationScope.Customers, PermutationScope.Customers, PermutationScope.WithinCustomers, PermutationScope.WithinCustomers);
        Measure(model, alone, RowSet.All(400), new()).Should().OnlyContain(column => column.Scope == PermutationScope.Rows);
        Measure(model, data, RowSet.All(400), new() { Scope = PermutationScope.Rows }).Should().OnlyContain(column => column.Scope == PermutationScope.Rows);
    }

    [Fact]
    public void A_model_that_ignores_a_column_gives_it_exactly_nothing()
    {
        TrainingData data = PlantedShop.Create(200, seed: 3).Data;
        IClassifier model = Baseline.ClassPriors.Learn(data, RowSet.All(200));

        ColumnImportance age = Measure(model, data, RowSet.All(200), new() { Columns = ["age"], Permutations = 9 }).Should().ContainSingle().Which;

        age.Name.Should().Be("age");
        age.Increases.Should().HaveCount(9).And.OnlyContain(increase => increase == 0);
        age.Increase.Should().Be(new Estimate(0, 0, 0));
        age.PValue.Should().Be(1);
    }

    [Fact]
    public void A_true_null_is_called_significant_as_seldom_as_it_says()
    {
        // 100 customers' worlds in which weekday says nothing, 19 permutations each: p ≤ 0.05 happens in 5% of them for a right method.
        // Of 80 worlds that is 4 ± 2; more than 10 would happen once in 500 runs.
        int found = Enumerable.Range(0, 80).Count(seed =>
        {
            TrainingData data = PlantedShop.Create(400, seed, rowsPerCustomer: 4).Data;
            RandomForest forest = new RandomForestTrainer(new() { Trees = 5, MinLeafRows = 5, ColumnsPerNode = 3, Seed = seed }).Grow(data, RowSet.All(200));
            return Measure(forest, data, PlantedShop.Rows(200, 200), new() { Columns = ["day_of_week"], Permutations = 19, Seed = seed })[0].PValue <= 0.05;
        });

        found.Should().BeLessThanOrEqualTo(10);
    }

    [Theory]
    [InlineData(PermutationScope.Rows)]
    [InlineData(PermutationScope.Customers)]
    [InlineData(PermutationScope.WithinCustomers)]
    public void Looking_losses_up_gives_what_predicting_each_permutation_gives(PermutationScope scope)
    {
        TrainingData data = PlantedShop.Create(300, seed: 6, rowsPerCustomer: 4).Data;
        RandomForest forest = new RandomForestTrainer(new() { Trees = 10, MinLeafRows = 5 }).Grow(data, RowSet.All(200));
        PermutationOptions options = new() { Permutations = 15, Seed = 6, Scope = scope };

        ImmutableArray<ColumnImportance> found = Measure(forest, data, RowSet.All(300), options);

        for (int field = 0; field < found.Length; field++)
        {
            double[] expected = PlainImportance.Increases(forest, data, field, scope, options);
            found[field].Increases.Should().Equal(expected, (actual, plain) => Math.Abs(actual - plain) < 1e-12, "{0} is looked up", found[field].Name);
        }
    }

    [Fact]
    public void Many_numbers_are_measured_in_groups_and_exactly_where_there_are_levels_enough()
    {
        PlantedShop shop = PlantedShop.Create(300, seed: 7, rowsPerCustomer: 4);
        float[] ages = [.. shop.Data.Features.Column(0).ToArray().Select((age, row) => age + (row / 4 / 100f))];
        TrainingData data = new(shop.Data.Features.WithColumn(0, ages), shop.Data.Classes, shop.Data.Labels.ToArray(), shop.Data.Groups.ToArray());
        RandomForest forest = new RandomForestTrainer(new() { Trees = 10, MinLeafRows = 5 }).Grow(data, RowSet.All(200));
        PermutationOptions options = new() { Columns = ["age"], Permutations = 15, MaxLevels = 300 };

        double[] exact = [.. Measure(forest, data, RowSet.All(300), options)[0].Increases];
        options.MaxLevels = 16;
        double[] grouped = [.. Measure(forest, data, RowSet.All(300), options)[0].Increases];

        double[] expected = PlainImportance.Increases(forest, data, 0, PermutationScope.Customers, options);
        exact.Should().Equal(expected, (actual, plain) => Math.Abs(actual - plain) < 1e-12);
        grouped.Average().Should().BeApproximately(expected.Average(), expected.Average() / 3).And.NotBe(exact.Average());
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        TrainingData data = PlantedShop.Create(600, seed: 8, rowsPerCustomer: 3).Data;
        RandomForest forest = new RandomForestTrainer(new() { Trees = 10, MinLeafRows = 5 }).Grow(data, RowSet.All(300));

        ImmutableArray<ColumnImportance> one = Measure(forest, data, PlantedShop.Rows(300, 300), new() { MaxDegreeOfParallelism = 1 });
        ImmutableArray<ColumnImportance> all = Measure(forest, data, PlantedShop.Rows(300, 300), new());

        all.SelectMany(column => column.Increases).Should().Equal(one.SelectMany(column => column.Increases));
        all.SelectMany(column => column.RowIncreases).Should().Equal(one.SelectMany(column => column.RowIncreases));
    }

    [Theory]
    [InlineData(0, 64, -1, "Permutations must be at least 1 but is 0.*")]
    [InlineData(9, 1, -1, "MaxLevels must be at least 2 but is 1.*")]
    [InlineData(9, 64, 0, "MaxDegreeOfParallelism must be -1 (all cores) or at least 1 but is 0.*")]
    public void Options_out_of_range_are_named(int permutations, int levels, int threads, string message)
    {
        TrainingData data = PlantedShop.Create(20, seed: 5).Data;
        PermutationOptions options = new() { Permutations = permutations, MaxLevels = levels, MaxDegreeOfParallelism = threads };

        Action measure = () => Measure(Baseline.ClassPriors.Learn(data, RowSet.All(20)), data, RowSet.All(20), options);

        measure.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void A_model_of_other_classes_is_refused()
    {
        TrainingData data = PlantedShop.Create(20, seed: 5).Data;
        TrainingData other = new(data.Features, ["A", "B", "C", "D", "E"], data.Labels.ToArray());

        Action measure = () => Measure(Baseline.ClassPriors.Learn(data, RowSet.All(20)), other, RowSet.All(20), new());

        measure.Should().Throw<ArgumentException>().WithMessage("The model's classes are 'Books', *but the data's are 'A', *");
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        TrainingData data = PlantedShop.Create(600, seed: 4, rowsPerCustomer: 3).Data;
        RandomForest forest = new RandomForestTrainer(new() { Trees = 10 }).Grow(data, RowSet.All(300));

        ImmutableArray<ColumnImportance> first = Measure(forest, data, PlantedShop.Rows(300, 300), new() { Seed = 5 });
        ImmutableArray<ColumnImportance> second = Measure(forest, data, PlantedShop.Rows(300, 300), new() { Seed = 5 });

        second.Select(column => column.Increase).Should().Equal(first.Select(column => column.Increase));
    }

    [Fact]
    public void Names_the_columns_there_are_when_asked_for_another()
    {
        TrainingData data = PlantedShop.Create(20, seed: 5).Data;

        Action measure = () => Measure(Baseline.ClassPriors.Learn(data, RowSet.All(20)), data, RowSet.All(20), new() { Columns = ["hour"] });

        measure.Should().Throw<ArgumentException>().WithMessage("There is no column 'hour'. The columns are 'age', 'gender', 'location', 'hour_of_day', 'day_of_week'.*");
    }

    private static ImmutableArray<ColumnImportance> Measure(IClassifier model, TrainingData data, RowSet rows, PermutationOptions options) =>
        PermutationImportance.Compute(model, data, rows, options, null, TestContext.Current.CancellationToken);
}
