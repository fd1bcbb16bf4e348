namespace EcomIntel.Core.Tests;

public class AggregateTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Features_at_a_tied_timestamp_do_not_see_each_other()
    {
        FeatureTable table = Table(Sale("a", 0, 10m), Sale("b", 1, 20m), Sale("c", 1, 40m), Sale("d", 2, 80m));
        Values(table, "transaction_count_by_customer").Should().Equal(0, 1, 1, 3);
        Values(table, "spend_sum_by_customer").Should().Equal(0, 10, 10, 70);
        Values(table, "spend_mean_by_customer").Should().Equal(double.NaN, 10, 10, 70.0 / 3);
        Values(table, "days_since_last_by_customer").Should().Equal(double.NaN, 1, 1, 1);
    }

    [Fact]
    public void A_trailing_window_holds_its_beginning_but_not_its_end()
    {
        FeatureTable table = Table(Sale("a", 0, 10m), Sale("b", 1.999, 1m), Sale("c", 2, 2m), Sale("d", 2.001, 4m), Sale("e", 9, 8m));
        Values(table, "spend_sum_by_customer_2d").Should().Equal(0, 10, 11, 3, 0);
        Values(table, "days_since_last_by_customer_2d")[4].Should().Be(double.NaN, "nothing is left in the window");
    }

    [Fact]
    public void Returns_and_cancellations_have_a_past_but_are_nobodys_past()
    {
        FeatureTable table = Table(
            Sale("a", 0, 10m), Sale("b", 1, -10m) with { Kind = TransactionKind.Return }, Sale("c", 2, 7m) with { Kind = TransactionKind.Cancellation }, Sale("d", 3, 1m));
        Values(table, "transaction_count_by_customer").Should().Equal(0, 1, 1, 1);
        Values(table, "spend_sum_by_customer").Should().Equal(0, 10, 10, 10);
        Values(table, "days_since_last_by_customer").Should().Equal(double.NaN, 1, 2, 3);
        Values(table, "customer_total_spent").Should().Equal(11, 11, 11, 11);
    }

    [Fact]
    public void A_missing_total_counts_as_a_sale_but_is_in_no_sum_or_mean()
    {
        FeatureTable table = Table(Sale("a", 0, null), Sale("b", 1, 6m), Sale("c", 2, 1m));
        Values(table, "transaction_count_by_customer").Should().Equal(0, 1, 2);
        Values(table, "spend_sum_by_customer").Should().Equal(0, 0, 6);
        Values(table, "spend_mean_by_customer").Should().Equal(double.NaN, double.NaN, 6);
    }

    [Fact]
    public void Rows_without_a_customer_have_no_past_and_are_nobodys_past()
    {
        FeatureTable table = Table(Sale("a", 0, 10m) with { CustomerId = null }, Sale("b", 1, 20m) with { CustomerId = null }, Sale("c", 2, 1m));
        Values(table, "transaction_count_by_customer").Should().Equal(0, 0, 0);
        Values(table, "spend_sum_by_customer").Should().Equal(0, 0, 0);
        Values(table, "days_since_last_by_customer").Should().AllBeEquivalentTo(double.NaN);
        Values(table, "customer_total_spent").Should().Equal(double.NaN, double.NaN, 1);
    }

    [Fact]
    public void Sums_are_exact_where_doubles_would_not_be()
    {
        FeatureTable table = Table(Sale("a", 0, 400_000_000_000_000m), Sale("b", 1, 0.0001m), Sale("c", 2, 0.0001m), Sale("d", 3, 1m));
        table["spend_sum_by_customer"].Values<long>()[3].Should().Be(4_000_000_000_000_000_002);
    }

    [Fact]
    public void A_sum_beyond_a_money_column_names_its_row_and_feature()
    {
        FluentActions.Invoking(() => Table(Sale("a", 0, 900_000_000_000_000m), Sale("b", 1, 900_000_000_000_000m), Sale("c", 2, 1m)))
            .Should().Throw<OverflowException>()
            .WithMessage("Row 3 (transaction 'c'): the feature 'spend_sum_by_customer' overflows: the sum 1800000000000000 is beyond ±922337203685477*");
    }

    [Fact]
    public void A_sum_beyond_a_money_column_names_the_first_row_of_rows_in_any_order()
    {
        FluentActions.Invoking(() => Table(Sale("d", 3, 1m), Sale("b", 1, 900_000_000_000_000m), Sale("c", 2, 1m), Sale("a", 0, 900_000_000_000_000m)))
            .Should().Throw<OverflowException>()
            .WithMessage("Row 1 (transaction 'd'): the feature 'spend_sum_by_customer' overflows: the sum 1800000000000001 is beyond ±922337203685477*");
    }

    [Fact]
    public void A_sum_may_pass_the_bound_within_a_timestamp_if_it_comes_back()
    {
        FeatureTable table = Table(Sale("a", 0, 900_000_000_000_000m), Sale("b", 0, 900_000_000_000_000m), Sale("c", 0, -900_000_000_000_001m), Sale("d", 1, 1m));
        table["spend_sum_by_customer"][3].Should().Be(899_999_999_999_999);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        CommerceDataset shop = RandomShop.Make(3, 500);
        FeaturePipeline pipeline = Pipelines.All().Build().Fit(shop, RowSet.All(500));
        FeatureTable one = pipeline.Transform(shop, 1, TestContext.Current.CancellationToken);
        FeatureTable many = pipeline.Transform(shop, 7, TestContext.Current.CancellationToken);
        foreach (FeatureColumn column in one.Columns)
        {
            column.ToSingles().Should().Equal(many[column.Name].ToSingles(), column.Name);
        }
    }

    private static Transaction Sale(string id, double day, decimal? total) => new(id, Start.AddDays(day), "c1") { Total = total };

    private static FeatureTable Table(params Transaction[] rows) => new FeaturePipelineBuilder()
        .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
        .AddAggregates(By.Customer, Window.Days(2), a => a.Sum(Measure.Spend).TimeSinceLast())
        .AddCustomerTotalSpent()
        .Build().Run(CommerceDataset.FromRecords(rows));

    private static double[] Values(FeatureTable table, string name) => [.. Enumerable.Range(0, table.RowCount).Select(row => table[name][row])];
}
