namespace EcomIntel.Modeling.Tests;

/// <summary>Two columns that say the same, and a model that looks at their mean.</summary>
public class GroupImportanceTests
{
    private static readonly FeatureSchema Schema = new([new FeatureField("one", FeatureType.Number), new FeatureField("other", FeatureType.Number)]);
    private static readonly TableModel Model = new(Schema, (one, other) => 0.1 + (0.4 * (one + other)));
    private static readonly int[] Labels = [.. Enumerable.Range(0, 200).Select(row => row % 10 is 0 or 6 or 7 or 8 or 9 ? 0 : 1)];
    private static readonly float[] Values = [.. Enumerable.Range(0, 200).Select(row => row % 10 >= 5 ? 1f : 0f)];
    private static readonly TrainingData Data = new(new FeatureMatrix(Schema, [Values, Values]), ["a", "b"], Labels);

    [Fact]
    public void Columns_of_a_group_are_exchanged_together()
    {
        ColumnImportance together = Measure(new() { Groups = [["other", "one"]] }).Should().ContainSingle().Which;

        // Half of the rows get the other value of both columns: the mean over all exchanges of what they lose.
        double[] expected = [.. Enumerable.Range(0, 200).Select(row => 0.5 * (Loss(1 - Values[row], row) - Loss(Values[row], row)))];
        together.Name.Should().Be("one+other");
        together.RowIncreases.Should().HaveCount(200);
        together.RowIncreases.Zip(expected).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    [Fact]
    public void A_group_is_worth_more_than_its_columns_alone()
    {
        double together = Measure(new() { Groups = [["one", "other"]] })[0].Increase.Value;

        Measure(new()).Should().HaveCount(2).And.OnlyContain(column => column.Increase.Value < together / 2);
    }

    [Fact]
    public void Combinations_that_are_too_many_are_measured_by_coarser_levels()
    {
        TrainingData wide = new(new FeatureMatrix(Schema, [[.. Enumerable.Range(0, 200).Select(row => (float)row)], [.. Enumerable.Range(0, 200).Select(row => (float)(row * 37 % 200))]]), ["a", "b"], Labels);

        JointLevels levels = JointLevels.Of(wide, [0, 1], maxLevels: 16);

        levels.Count.Should().BeInRange(9, 16);
        levels.LevelOfRow.Should().OnlyContain(level => level >= 0 && level < levels.Count);
    }

    [Fact]
    public void A_column_in_two_groups_or_in_none_of_the_data_is_refused()
    {
        FluentActions.Invoking(() => Measure(new() { Groups = [["one", "other"], ["one"]] })).Should().Throw<ArgumentException>().WithMessage("The column 'one' is in two groups.*");
        FluentActions.Invoking(() => Measure(new() { Groups = [["one", "third"]] })).Should().Throw<ArgumentException>().WithMessage("There is no column 'third'.*");
    }

    private static ColumnImportance[] Measure(PermutationOptions options) => [.. PermutationImportance.Compute(Model, Data, RowSet.All(200), options, null, TestContext.Current.CancellationToken)];

    private static double Loss(float value, int row) => -Math.Log(Labels[row] == 0 ? 0.1 + (0.8 * value) : 0.9 - (0.8 * value));
}
