namespace EcomIntel.Core.Tests;

public class DuplicateTests
{
    private const string Row = "t1,2025-01-02,c1,30,F,Accra,p1,Books,1,9.99,9.99";

    [Fact]
    public async Task Exact_duplicates_are_equal_in_every_field_however_they_are_quoted()
    {
        CleanResult shop = await CsvTexts.Flat(Row, Row.Replace("Accra", "\"Accra\"", StringComparison.Ordinal), Row.Replace("t1", "t2", StringComparison.Ordinal), Row)
            .Clean(c => c.DropDuplicates()).LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Quarantine.Select(row => (row.Row, row.Rule)).Should().Equal((2, "duplicates"), (4, "duplicates"));
    }

    [Fact]
    public async Task Fields_cannot_run_into_each_other()
    {
        CleanResult shop = await CsvTexts.Flat("ab,2025-01-02,c,30,F,Accra,p1,Books,1,9.99,9.99", "a,2025-01-02,bc,30,F,Accra,p1,Books,1,9.99,9.99")
            .Clean(c => c.DropDuplicates().DropDuplicates(Field.TransactionId, Field.CustomerId)).LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Kept.Should().Be(2);
    }

    [Fact]
    public async Task By_key_the_first_row_is_kept_and_rows_without_the_key_are_equal_to_none()
    {
        CleanResult shop = await CsvTexts.Flat(Row, Row.Replace("9.99,9.99", "8,8", StringComparison.Ordinal), "t3,2025-01-02,,30,,,p1,Books,1,9.99,9.99", "t4,2025-01-02,,30,,,p1,Books,1,9.99,9.99")
            .Clean(c => c.DropDuplicates(Field.CustomerId, Field.ProductId)).LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Quarantine.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 2L, Rule = "duplicates:customer_id+product_id", Column = "customer_id", Value = "c1" });
    }

    [Fact]
    public async Task Duplicates_are_kept_unless_the_policy_says_otherwise() => (await CsvTexts.LoadFlat(Row, Row)).Report.Kept.Should().Be(2);
}
