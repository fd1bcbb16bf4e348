namespace EcomIntel.Insights.Tests;

public class HeldOutRowsTests
{
    // Customers of one, two and three rows, a guest, and a row of the last customer without a class.
    private static readonly int[] Groups = [0, 1, 1, 2, 2, 2, -1, 2];
    private static readonly int[] Labels = [0, 1, 0, 1, 1, 0, 1, -1];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Customers_are_taken_whole_until_there_are_enough_rows(int seed)
    {
        RowSet rows = HeldOutRows.Take(Data(), RowSet.All(8), 2, seed);

        rows.Count.Should().BeInRange(2, 4);
        int[] taken = [.. rows.Rows.ToArray().Select(row => Groups[row])];
        taken.Should().OnlyContain(group => taken.Count(other => other == group) == group + 1);
    }

    [Fact]
    public void Guests_and_rows_without_a_class_are_left_out() =>
        HeldOutRows.Take(Data(), RowSet.All(8), 100, 0).Rows.ToArray().Should().Equal(0, 1, 2, 3, 4, 5);

    private static TrainingData Data() =>
        new(new FeatureMatrix(new FeatureSchema([new FeatureField("who", FeatureType.Number)]), [new float[8]]), ["a", "b"], Labels, Groups);
}
