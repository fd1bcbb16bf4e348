namespace EcomIntel.Insights.Tests;

public class ColumnAssociationTests
{
    private static readonly float[] Numbers = [1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public void Numbers_that_rise_or_fall_together_go_together_whatever_the_curve()
    {
        Of(Numbers, Numbers.Select(x => x * x * x)).Should().BeApproximately(1, 1e-12);
        Of(Numbers, Numbers.Select(x => 1 / x)).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Ties_share_a_rank() =>
        ColumnAssociation.Of([1, 1, 2, 3], false, [2, 1, 3, 3], false).Should().BeApproximately(8.0 / 9, 1e-12, "ranks 0.5, 0.5, 2, 3 and 1, 0, 2.5, 2.5: 4 of 4.5");

    [Fact]
    public void A_number_that_its_category_decides_goes_together_with_it()
    {
        ColumnAssociation.Of([0, 0, 0, 1, 1, 1], true, [1, 1, 1, 9, 9, 9], false).Should().BeApproximately(1, 1e-12);
        ColumnAssociation.Of([1, 1, 1, 9, 9, 9], false, [0, 0, 0, 1, 1, 1], true).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Categories_that_name_the_same_go_together_and_independent_ones_do_not()
    {
        float[] city = [.. Enumerable.Range(0, 400).Select(i => (float)(i % 4))];
        float[] region = [.. city.Select(code => code is 0 or 1 ? 7f : 8f)];
        float[] other = [.. Enumerable.Range(0, 400).Select(i => (float)(i / 4 % 4))];

        ColumnAssociation.Of(city, true, region, true).Should().BeApproximately(1, 1e-2);
        ColumnAssociation.Of(city, true, other, true).Should().Be(0);
    }

    [Fact]
    public void Rows_without_a_value_are_left_out_and_columns_of_one_value_go_with_nothing()
    {
        ColumnAssociation.Of([1, 2, float.NaN, 3], false, [1, 2, 0, 3], false).Should().BeApproximately(1, 1e-12);
        ColumnAssociation.Of([1, 2, 3], false, [5, 5, 5], false).Should().Be(0);
        ColumnAssociation.Of([5, 5, 5], true, [1, 2, 3], false).Should().Be(0);
        ColumnAssociation.Of([], false, [], false).Should().Be(0);
    }

    private static double Of(float[] one, IEnumerable<float> other) => ColumnAssociation.Of(one, false, [.. other], false);
}
