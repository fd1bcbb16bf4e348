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
        found["age"].PValue.Should().Be(1.0 / 21);
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
