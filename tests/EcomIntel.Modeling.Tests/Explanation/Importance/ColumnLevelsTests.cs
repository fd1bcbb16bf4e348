namespace EcomIntel.Modeling.Tests;

public class ColumnLevelsTests
{
    [Fact]
    public void Few_values_are_levels_of_their_own_missing_included()
    {
        ColumnLevels levels = ColumnLevels.Of([3, float.NaN, 1, 3], isCategorical: false, maxLevels: 64);

        levels.Values.Should().Equal(float.NaN, 1, 3);
        levels.LevelOfRow.Should().Equal(2, 0, 1, 2);
    }

    [Fact]
    public void Many_numbers_become_groups_of_neighbours()
    {
        float[] column = [.. Enumerable.Range(0, 1_000).Select(i => (float)((i * 37) % 1_000)), float.NaN];

        ColumnLevels levels = ColumnLevels.Of(column, isCategorical: false, maxLevels: 64);

        levels.Values.Length.Should().BeInRange(60, 64);
        levels.LevelOfRow.Zip(column).Where(pair => !float.IsNaN(pair.Second)).Should()
            .OnlyContain(pair => levels.Values[pair.First] <= pair.Second && pair.Second - levels.Values[pair.First] < 20);
        levels.LevelOfRow[^1].Should().Be(Array.FindIndex(levels.Values, float.IsNaN));
    }

    [Fact]
    public void Rare_categories_share_a_level()
    {
        float[] column = [.. Enumerable.Range(0, 100).SelectMany(code => Enumerable.Repeat((float)code, 200 - code))];

        ColumnLevels levels = ColumnLevels.Of(column, isCategorical: true, maxLevels: 64);

        levels.Values.Should().Equal(Enumerable.Range(0, 64).Select(code => (float)code));
        levels.LevelOfRow.Zip(column).Should().OnlyContain(pair => pair.First == Math.Min((int)pair.Second, 63));
    }
}
