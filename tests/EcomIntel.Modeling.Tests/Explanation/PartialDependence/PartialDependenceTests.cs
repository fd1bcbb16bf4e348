namespace EcomIntel.Modeling.Tests;

public class PartialDependenceTests
{
    private static readonly FeatureSchema Schema = new(
    [
        new("x", FeatureType.Number), new("city", FeatureType.Category) { Levels = ["Accra", "Ho", "Wa"] },
    ]);

    private static readonly TableModel Model = new(Schema, (x, city) => float.IsNaN(x) ? 0.9 : (0.1 * x) + (city == 2 ? 0.3 : 0));

    private static readonly FeatureMatrix Features = new(Schema, [[1, 2, 3, 2, float.NaN, 1], [0, 2, 2, 0, 0, float.NaN]]);

    [Fact]
    public void One_column_is_set_in_every_row_and_the_probabilities_are_averaged()
    {
        PartialDependenceTable table = Compute("x");

        table.Axes.Should().ContainSingle().Which.Names.Should().Equal("1", "2", "3", "missing");
        table.PointCount.Should().Be(4);
        // Two of six rows are of the third city.
        table[0, 0].Should().BeApproximately(0.1 + 0.1, 1e-7);
        table[2, 0].Should().BeApproximately(0.3 + 0.1, 1e-7);
        table[3, 0].Should().BeApproximately(0.9, 1e-12);
        table[0, 1].Should().BeApproximately(1 - table[0, 0], 1e-12);
    }

    [Fact]
    public void A_category_is_looked_at_level_by_level_as_far_as_rows_have_them()
    {
        PartialDependenceTable table = Compute("city");

        table.Axes[0].Names.Should().Equal("Accra", "Wa", "missing");
        table.Axes[0].Values.Should().Equal(0, 2, float.NaN);
        double others = ((0.1 * (1 + 2 + 3 + 2 + 1)) + 0.9) / 6;
        table[0, 0].Should().BeApproximately(others, 1e-7);
        table[1, 0].Should().BeApproximately(others + (0.3 * 5 / 6), 1e-7);
        table[2, 0].Should().BeApproximately(others, 1e-7);
    }

    [Fact]
    public void Two_columns_are_set_to_each_combination()
    {
        PartialDependenceTable table = PartialDependence.ComputePair(
            Model, Features, RowSet.All(6), "city", "x", cancellationToken: TestContext.Current.CancellationToken);

        table.Axes.Select(axis => axis.Column).Should().Equal("city", "x");
        table.PointCount.Should().Be(12);
        table[1, 2, 0].Should().BeApproximately(0.6, 1e-7);
        table[0, 3, 1].Should().BeApproximately(0.1, 1e-7);
        table.Invoking(t => t[0, 0]).Should().Throw<InvalidOperationException>().WithMessage("2 columns were set but 1 are asked for.");
        table.Invoking(t => t[3, 0, 0]).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Only_the_rows_asked_for_count()
    {
        PartialDependenceTable table = PartialDependence.Compute(
            Model, Features, RowSet.From([1, 2]), "x", cancellationToken: TestContext.Current.CancellationToken);

        table.Axes[0].Names.Should().Equal("2", "3");
        table[0, 0].Should().BeApproximately(0.5, 1e-7);
    }

    [Fact]
    public void Numbers_with_many_values_are_looked_at_where_their_quantiles_are()
    {
        float[] values = [.. Enumerable.Range(0, 1_001).Select(i => (float)(i * i))];
        FeatureMatrix features = new(Schema, [values, new float[1_001]]);

        PartialDependenceTable table = PartialDependence.Compute(
            Model, features, RowSet.All(1_001), "x", new() { GridPoints = 5 }, cancellationToken: TestContext.Current.CancellationToken);

        table.Axes[0].Values.Should().Equal(0, 250 * 250, 500 * 500, 750 * 750, 1_000_000);
    }

    [Fact]
    public void A_forest_shows_what_was_planted_and_the_same_on_any_number_of_threads()
    {
        PlantedShop shop = PlantedShop.Create(4_000, seed: 2);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 40 }).Grow(shop.Data, RowSet.All(4_000));
        int reports = 0;

        PartialDependenceTable all = PartialDependence.Compute(
            forest, shop.Data.Features, PlantedShop.Rows(0, 500), "hour_of_day", new() { GridPoints = 24 }, new Count(() => Interlocked.Increment(ref reports)), TestContext.Current.CancellationToken);
        PartialDependenceTable one = PartialDependence.Compute(
            forest, shop.Data.Features, PlantedShop.Rows(0, 500), "hour_of_day", new() { GridPoints = 24, MaxDegreeOfParallelism = 1 }, null, TestContext.Current.CancellationToken);

        // Books are likeliest six hours after midnight and least likely twelve hours later.
        all[6, 0].Should().BeGreaterThan(all[18, 0] + 0.1);
        reports.Should().Be(24);
        for (int hour = 0; hour < 24; hour++)
        {
            one[hour, 3].Should().Be(all[hour, 3]);
        }
    }

    [Fact]
    public void What_cannot_be_computed_is_refused()
    {
        FluentActions.Invoking(() => Compute("age")).Should().Throw<ArgumentException>().WithMessage("There is no column 'age'. The columns are 'x', 'city'.*");
        FluentActions.Invoking(() => PartialDependence.Compute(Model, Features, RowSet.From([]), "x")).Should().Throw<ArgumentException>().WithMessage("There is no row*");
        FluentActions.Invoking(() => PartialDependence.Compute(Model, Features, RowSet.All(7), "x")).Should().Throw<ArgumentException>().WithMessage("Row 6 is not in the features, which have 6 rows.*");
        FluentActions.Invoking(() => PartialDependence.ComputePair(Model, Features, RowSet.All(6), "x", "x")).Should().Throw<ArgumentException>().WithMessage("The column 'x' is given twice.*");
        FluentActions.Invoking(() => PartialDependence.Compute(Model, Features, RowSet.All(6), "x", new() { GridPoints = 1 })).Should().Throw<ArgumentException>()
            .WithMessage("GridPoints must be at least 2 but is 1.*");
        FluentActions.Invoking(() => PartialDependence.Compute(Model, Features, RowSet.All(6), "x", cancellationToken: new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
    }

    private static PartialDependenceTable Compute(string column) =>
        PartialDependence.Compute(Model, Features, RowSet.All(6), column, cancellationToken: TestContext.Current.CancellationToken);

    private sealed class Count(Action onReport) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => onReport();
    }
}
