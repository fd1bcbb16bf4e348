namespace EcomIntel.Core.Tests;

public class RatioTests
{
    [Property(MaxTest = 40)]
    public void A_ratio_is_one_column_divided_by_another(int seed)
    {
        FeatureTable table = Pipelines.All().AddRatio("total_price", "quantity").AddRatio("hour_of_day", "transaction_count_by_customer", "pace").Transform(RandomShop.Make(seed));
        foreach ((string ratio, string left, string right) in new[]
        {
            ("spend_sum_by_customer_3d_over_spend_sum_by_customer", "spend_sum_by_customer_3d", "spend_sum_by_customer"),
            ("income_over_days_since_last_by_customer", "income", "days_since_last_by_customer"),
            ("total_price_over_quantity", "total_price", "quantity"),
            ("pace", "hour_of_day", "transaction_count_by_customer"),
        })
        {
            for (int row = 0; row < table.RowCount; row++)
            {
                double expected = table[right][row] == 0 ? double.NaN : table[left][row] / table[right][row];
                if (double.IsNaN(expected))
                {
                    table[ratio][row].Should().Be(double.NaN, "row {0} of {1}", row, ratio);
                }
                else
                {
                    table[ratio][row].Should().BeApproximately(expected, Math.Abs(expected) * 1e-15, "row {0} of {1}", row, ratio);
                }
            }
        }
    }

    [Fact]
    public void Money_per_piece_is_rounded_once_like_a_mean()
    {
        CommerceDataset shop = CommerceDataset.FromRecords(Enumerable.Range(0, 40).Select(i =>
            new Transaction($"t{i}", new DateTimeOffset(2025, 1, 1, 0, 0, i, TimeSpan.Zero), "c") { Total = 0.1m + (i * 0.0007m) }));
        FeatureTable table = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend))
            .AddRatio("spend_sum_by_customer", "transaction_count_by_customer").Transform(shop);
        table["spend_sum_by_customer_over_transaction_count_by_customer"].Values<double>().ToArray()
            .Should().Equal(table["spend_mean_by_customer"].Values<double>().ToArray());
    }

    [Fact]
    public void Nothing_divided_by_zero_is_missing()
    {
        CommerceDataset shop = CommerceDataset.FromRecords([new Transaction("t", DateTimeOffset.UnixEpoch, "c")]);
        FeatureTable table = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend))
            .AddRatio("spend_sum_by_customer", "transaction_count_by_customer", "basket").Transform(shop);
        table["basket"][0].Should().Be(double.NaN);
        table["basket"].MissingCount.Should().Be(1);
    }

    [Fact]
    public void A_ratio_of_ratios_is_computed_in_the_order_it_was_defined()
    {
        FeatureTable table = new FeaturePipelineBuilder().AddTotalPrice().AddQuantity().AddUnitPrice()
            .AddRatio("total_price", "quantity", "paid").AddRatio("paid", "unit_price", "kept").AddRatio("kept", "kept", "one").Transform(RandomShop.Make(2));
        table["one"].Values<double>().ToArray().Where(value => !double.IsNaN(value)).Should().NotBeEmpty().And.OnlyContain(value => value == 1);
    }
}
