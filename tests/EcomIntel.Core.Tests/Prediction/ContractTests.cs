namespace EcomIntel.Core.Tests;

public class ContractTests
{
    private static readonly FeatureSchema Schema = new([new FeatureField("age", FeatureType.Number), new FeatureField("city", FeatureType.Category) { Levels = ["Accra", "Ho"] }]);

    [Fact]
    public void A_schema_lists_every_difference_to_other_columns()
    {
        FeatureSchema other = new([new FeatureField("age", FeatureType.Count), new FeatureField("city", FeatureType.Category) { Levels = ["Accra"] }, new FeatureField("hour", FeatureType.WholeNumber)]);
        FluentActions.Invoking(() => Schema.EnsureMatches(other)).Should().Throw<SchemaMismatchException>()
            .WithMessage("*column 0: 'age' should be Number but is Count; column 1: 'city' has other levels (2 expected, 1 found); column 2: 'hour' is too many.");
    }

    [Fact]
    public void A_field_name_cannot_stand_twice() =>
        FluentActions.Invoking(() => new FeatureSchema([new("age", FeatureType.Number), new("age", FeatureType.Count)])).Should().Throw<ArgumentException>().WithMessage("*'age' stands twice*");

    [Fact]
    public void Replacing_a_column_leaves_the_matrix_itself_alone()
    {
        FeatureMatrix matrix = new(Schema, [[1, 2], [0, 1]]);
        FeatureMatrix replaced = matrix.WithColumn(0, [5, 6]);
        matrix.Column(0).ToArray().Should().Equal(1, 2);
        float[] row = new float[2];
        replaced.CopyRow(1, row);
        row.Should().Equal(6, 1);
    }

    [Fact]
    public void A_label_outside_the_classes_is_refused() =>
        FluentActions.Invoking(() => new TrainingData(new FeatureMatrix(Schema, [[1], [0]]), ["a"], [1])).Should().Throw<ArgumentException>().WithMessage("*label 1*");

    [Fact]
    public void A_row_set_is_sorted_and_refuses_repeats()
    {
        RowSet.From([3, 1, 2]).Rows.ToArray().Should().Equal(1, 2, 3);
        FluentActions.Invoking(() => RowSet.From([1, 1])).Should().Throw<ArgumentException>();
    }
}
