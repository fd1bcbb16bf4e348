namespace EcomIntel.Core.Tests;

public class TransactionTakeTests
{
    [Property(MaxTest = 40)]
    public void Rows_that_are_taken_stay_as_they_were(int seed, bool afterUse)
    {
        CommerceDataset shop = RandomShop.Make(seed, 50);
        if (afterUse)
        {
            shop.Transactions.Totals.Length.Should().Be(50);
        }

        SeededRandom random = SeededRandom.For(seed, "take");
        int[] rows = [.. Enumerable.Range(0, 20).Select(_ => random.NextInt32(50))];
        CommerceDataset taken = new(shop.Transactions.Take(rows), shop.Customers, shop.Products);
        for (int i = 0; i < rows.Length; i++)
        {
            taken.GetTransaction(i).Should().BeEquivalentTo(shop.GetTransaction(rows[i]));
        }

        taken.Transactions.Totals.ToArray().Should().Equal(rows.Select(row => shop.Transactions.Totals[row]));
    }

    [Fact]
    public void Columns_that_were_never_given_are_not_made()
    {
        CommerceDataset shop = CommerceDataset.FromColumns(new TransactionColumns { Timestamps = [3, 1, 2], Quantities = [1, 2, 3], UnitPrices = [10, 20, 30] });
        TransactionTable taken = shop.Transactions.Take([2, 0]);
        taken.CustomerColumn.IsMade.Should().BeFalse();
        taken.TotalColumn.IsMade.Should().BeFalse();
        taken.Ids.ToArray().Should().Equal("3", "1");
        taken.Totals.ToArray().Should().Equal(90, 10);
    }
}
