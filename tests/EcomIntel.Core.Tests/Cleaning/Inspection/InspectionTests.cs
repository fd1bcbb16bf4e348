namespace EcomIntel.Core.Tests;

public class InspectionTests
{
    /// <summary>pandas 3.1: pd.Series([1, 2, 2, 10]).describe() and its friends; duplicates are those of DataFrame.duplicated().</summary>
    [Fact]
    public async Task The_statistics_are_those_of_pandas_over_all_raw_rows()
    {
        Inspection inspection = await CsvTexts.Source("id,n,text,blank\n1,1,a,\n2,2,b,\n2,2,b,\n3,NaN,,\n4,10,3,\n5\n", new CsvMap().Map(Field.Timestamp, "id"))
            .InspectAsync(TestContext.Current.CancellationToken);

        InputInspection raw = inspection.Transactions;
        raw.Rows.Should().Be(6);
        raw.Duplicates.Should().Be(1);
        raw["n"].Missing.Should().Be(2);
        NumericSummary n = raw["n"].Numbers!;
        n.Count.Should().Be(4);
        n.Mean.Should().Be(3.75);
        n.StandardDeviation.Should().BeApproximately(4.193248, 1e-6);
        new[] { n.Min, n.LowerQuartile, n.Median, n.UpperQuartile, n.Max }.Should().Equal(1, 1.75, 2, 4, 10);
        raw["text"].Numbers.Should().BeNull("one of its values is no number");
        raw["blank"].Should().Be(new ColumnInspection("blank", 6, null));
    }

    [Fact]
    public async Task The_seed_file_is_complete_and_reads_as_a_table()
    {
        Inspection inspection = await CommerceSource.FromCsv(RealData.File("seed", "ecommerce_data.csv")).InspectAsync(TestContext.Current.CancellationToken);
        InputInspection raw = inspection.Transactions;
        raw.Rows.Should().Be(1_000);
        raw.Duplicates.Should().Be(0);
        raw.Columns.Sum(column => column.Missing).Should().Be(0);
        inspection.ToString().Split('\n').Should().HaveCount(13).And.Contain(line => line.StartsWith("quantity", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Records_are_inspected_like_files()
    {
        Transaction row = new("a", DateTimeOffset.UnixEpoch) { Quantity = -3 };
        Inspection inspection = await CommerceSource.FromRecords([row, row, row with { Id = "b", Quantity = null }]).InspectAsync(TestContext.Current.CancellationToken);
        inspection.Transactions.Duplicates.Should().Be(1);
        inspection.Transactions["quantity"].Missing.Should().Be(1);
        inspection.Transactions["quantity"].Numbers!.Negative.Should().Be(2);
    }
}
