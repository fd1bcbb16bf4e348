namespace EcomIntel.Core.Tests;

public class DifferenceTests
{
    [Property(MaxTest = 40)]
    public void Differences_of_money_and_of_counts_are_exact(int seed)
    {
        FeatureTable table = Pipelines.All().AddDifference("total_price", "unit_price", "surcharge").Transform(RandomShop.Make(seed));
        foreach ((string difference, string left, string right, FeatureType type) in new[]
        {
            ("spend_sum_by_customer_minus_spend_sum_by_customer_3d", "spend_sum_by_customer", "spend_sum_by_customer_3d", FeatureType.Money),
            ("transaction_count_by_customer_minus_transaction_count_by_customer_3d", "transaction_count_by_customer", "transaction_count_by_customer_3d", FeatureType.Count),
            ("surcharge", "total_price", "unit_price", FeatureType.Money),
        })
        {
            table[difference].Field.Type.Should().Be(type);
            long[] minuends = table[left].Values<long>().ToArray();
            long[] subtrahends = table[right].Values<long>().ToArray();
            table[difference].Values<long>().ToArray().Should().Equal(minuends.Zip(
                subtrahends, (a, b) => a == long.MinValue || b == long.MinValue ? long.MinValue : a - b), difference);
        }
    }

    [Fact]
    public void Anything_else_is_a_number_in_the_units_of_models()
    {
        FeatureTable table = new FeaturePipelineBuilder().AddHourOfDay().AddDayOfWeek().AddUnitPrice().AddQuantity()
            .AddDifference("hour_of_day", "day_of_week").AddDifference("unit_price", "quantity").Transform(RandomShop.Make(3));
        foreach ((string left, string right) in new[] { ("hour_of_day", "day_of_week"), ("unit_price", "quantity") })
        {
            FeatureColumn difference = table[$"{left}_minus_{right}"];
            difference.Field.Type.Should().Be(FeatureType.Number);
            difference.Values<double>().ToArray().Should().Equal(Enumerable.Range(0, table.RowCount).Select(row => table[left][row] - table[right][row]));
        }
    }

    [Fact]
    public void A_difference_beyond_64_bits_names_its_row()
    {
        decimal most = 900_000_000_000_000m;
        CommerceDataset shop = CommerceDataset.FromRecords(
            [new Transaction("a", DateTimeOffset.UnixEpoch, "c") { Total = 1 }, new Transaction("b", DateTimeOffset.UnixEpoch, "c") { Total = -most, UnitPrice = most }]);
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddTotalPrice().AddUnitPrice().AddDifference("total_price", "unit_price", "off").Transform(shop))
            .Should().Throw<OverflowException>().WithMessage("Row 2 (transaction 'b'): the feature 'off' overflows: *");
    }
}
