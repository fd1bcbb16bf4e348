namespace EcomIntel.Core.Tests;

public class RangeTests
{
    [Fact]
    public async Task Bounds_are_inclusive_positive_is_not_and_missing_values_pass()
    {
        CleanResult shop = await CsvTexts.Flat(Row("a", "18", "1", "0.0001"), Row("b", "17", "1", "1"), Row("c", "64", "0", "1"), Row("d", "65", "1", "1"), Row("e", "", "", ""), Row("f", "20", "1", "0"))
            .Clean(c => c.Range(Field.Age, 18, 64).Positive(Field.Quantity).Positive(Field.UnitPrice)).LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.Transactions.Ids.ToArray().Should().Equal("a", "e");
        shop.Report.Quarantine.Select(row => (row.Row, row.Rule, row.Value)).Should()
            .Equal((2, "range:age", "17"), (3, "range:quantity", "0"), (4, "range:age", "65"), (6, "range:price_per_item", "0"));
    }

    [Fact]
    public async Task A_value_out_of_range_can_be_made_missing_and_then_be_filled()
    {
        CleanResult shop = await CsvTexts.Flat(Row("a", "30", "1", "1"), Row("b", "999", "1", "1"))
            .Clean(c => c.Range(Field.Age, 0, 120, Violation.MakeMissing).Impute(Field.Age, Imputation.Median)).LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.Customers[1].Age.Should().Be(30);
        shop.Report.Changes.Should().Equal(new ChangedValue("shop.csv", 2, "age", "999", "", "range:age"), new ChangedValue("shop.csv", 2, "age", "", "30", "impute:age"));
        shop.Report.ToString().Should().Be("2 read = 1 kept + 1 changed + 0 quarantined");
    }

    [Fact]
    public async Task A_period_bounds_the_timestamps()
    {
        CleanResult shop = await CsvTexts.Flat(Row("a", "30", "1", "1"), Row("b", "30", "1", "1").Replace("2025", "2024", StringComparison.Ordinal))
            .Clean(c => c.Period(from: new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero))).LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Quarantine.Should().ContainSingle().Which.Rule.Should().Be("range:timestamp");
    }

    private static string Row(string id, string age, string quantity, string price) => $"{id},2025-01-02,c{id},{age},F,Accra,p1,Books,{quantity},{price},";
}
