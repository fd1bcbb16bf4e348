namespace EcomIntel.Core.Tests;

public class ReturnTests
{
    [Fact]
    public async Task Negative_quantities_are_returns_and_stay_by_default()
    {
        CleanResult shop = await CsvTexts.LoadFlat(Row("s", 1, 5), Row("r", 2, -2));
        shop.Dataset.Transactions.Kinds.ToArray().Should().Equal(TransactionKind.Sale, TransactionKind.Return);
        shop.Report.Kept.Should().Be(2);
    }

    [Fact]
    public async Task Dropped_returns_leave_the_sales_as_they_were()
    {
        CleanResult shop = await Load(ReturnPolicy.Drop, Row("s", 1, 5), Row("r", 2, -2));
        shop.Dataset.Transactions.Quantities.ToArray().Should().Equal(5);
        shop.Report.Quarantine.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 2L, Rule = "returns", Value = "-2" });
    }

    [Fact]
    public async Task Netting_takes_from_the_latest_sales_before_the_return()
    {
        CleanResult shop = await Load(ReturnPolicy.Net, Row("r", 5, -4), Row("old", 1, 3), Row("new", 3, 2), Row("later", 6, 9), Row("other", 2, 4, "p2"));

        shop.Dataset.Transactions.Ids.ToArray().Should().Equal("old", "later", "other");
        shop.Dataset.Transactions.Quantities.ToArray().Should().Equal(1, 9, 4);
        shop.Dataset.GetTransaction(0).Total.Should().Be(10m);
        shop.Report.Quarantine.Select(row => (row.Row, row.Rule)).Should().Equal((1, "returns"), (3, "returns"));
        shop.Report.Changes.Select(change => (change.Row, change.Column, change.Before, change.After)).Should()
            .Equal((2, "quantity", "3", "1"), (2, "total_price", "30", "10"));
        shop.Report.ToString().Should().Be("5 read = 2 kept + 1 changed + 2 quarantined");
        shop.Report.Quarantine.First().Raw.Should().Be(Row("r", 5, -4), "nothing is lost of rows that waited");
    }

    [Fact]
    public async Task What_no_sale_covers_is_told_apart_and_changes_no_sale()
    {
        CleanResult shop = await Load(ReturnPolicy.Net, Row("s", 1, 3), Row("more", 2, -4), Row("before", 0, -1), Row("guest", 3, -1, customer: ""));
        shop.Report.Quarantine.Select(row => (row.Row, row.Rule)).Should().Equal((2, "returns_unmatched"), (3, "returns_unmatched"), (4, "returns_unmatched"));
        shop.Dataset.Transactions.Quantities.ToArray().Should().Equal(3);
    }

    [Property(MaxTest = 50)]
    public async Task Netting_takes_from_the_sales_exactly_what_matched_returns_bring(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "returns");
        List<Transaction> rows = [];
        for (int i = 0; i < 60; i++)
        {
            int quantity = random.NextInt32(5) == 0 ? -1 - random.NextInt32(4) : 1 + random.NextInt32(6);
            rows.Add(new Transaction($"t{i}", new DateTimeOffset(2025, 1, 1 + random.NextInt32(28), 0, 0, 0, TimeSpan.Zero), $"c{random.NextInt32(3)}", $"p{random.NextInt32(3)}") { Quantity = quantity, UnitPrice = 2m });
        }

        CleanResult shop = await CommerceSource.FromRecords(rows).Clean(c => c.Returns(ReturnPolicy.Net)).LoadAsync(TestContext.Current.CancellationToken);
        HashSet<long> unmatched = [.. shop.Report.Quarantine.Where(row => row.Rule == "returns_unmatched").Select(row => row.Row)];
        int expected = rows.Where((_, i) => !unmatched.Contains(i + 1)).Sum(row => row.Quantity!.Value);
        int kept = 0;
        foreach (int quantity in shop.Dataset.Transactions.Quantities)
        {
            quantity.Should().BePositive();
            kept += quantity;
        }

        kept.Should().Be(expected);
    }

    private static Task<CleanResult> Load(ReturnPolicy policy, params string[] rows) =>
        CsvTexts.Flat(rows).Clean(c => c.Returns(policy)).LoadAsync(TestContext.Current.CancellationToken);

    private static string Row(string id, int day, int quantity, string product = "p1", string customer = "c1") =>
        $"{id},2025-01-{day + 1:00},{customer},,,,{product},,{quantity},10,{quantity * 10}";
}
