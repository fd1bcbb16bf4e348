namespace EcomIntel.Synthetic.Tests;

/// <summary>Core's reading and cleaning against files whose dirt is known.</summary>
public class CleaningTests
{
    [Fact]
    public async Task A_clean_world_comes_back_from_its_file_as_it_is()
    {
        SyntheticWorld world = SyntheticWorld.Realistic(3, w => w.Transactions = 2_000);
        (CleanResult shop, _) = await LoadAsync(world);
        shop.Report.Quarantined.Should().Be(0);
        shop.Dataset.Transactions.Count.Should().Be(2_000);
        Dictionary<string, Customer> customers = world.Customers.ToDictionary(customer => customer.Id);
        int row = 0;
        foreach (Transaction line in world.Transactions())
        {
            Transaction read = shop.Dataset.GetTransaction(row);
            (read with { OrderId = line.OrderId }).Should().Be(line, "the flat columns have no order, but all else");
            Customer customer = shop.Dataset.Customers[shop.Dataset.Transactions.Customers[row]];
            (customer with { Attributes = customers[customer.Id].Attributes }).Should().Be(customers[customer.Id]);
            row++;
        }
    }

    [Fact]
    public async Task Cleaning_finds_exactly_the_copies_and_malformed_rows_that_were_planted()
    {
        SyntheticWorld world = SyntheticWorld.Realistic(3, w =>
        {
            w.Transactions = 3_000;
            w.Dirt.MissingShare = 0.02;
            w.Dirt.DuplicateShare = 0.03;
            w.Dirt.MalformedShare = 0.02;
        });
        (CleanResult shop, DirtCounts planted) = await LoadAsync(world);
        shop.Report.Read.Should().Be(planted.Rows);
        shop.Report.Quarantined.Should().Be(planted.Duplicates + planted.Malformed);
        shop.Report.Rules.Where(rule => rule.Rule.StartsWith("duplicates", StringComparison.Ordinal)).Sum(rule => rule.Quarantined).Should().Be(planted.Duplicates);
        shop.Dataset.Transactions.Count.Should().Be(3_000);
    }

    private static async Task<(CleanResult Shop, DirtCounts Planted)> LoadAsync(SyntheticWorld world)
    {
        using MemoryStream stream = new();
        DirtCounts planted;
        await using (StreamWriter writer = new(stream, leaveOpen: true))
        {
            planted = world.SaveCsv(writer);
        }

        stream.Position = 0;
        CleanResult shop = await CommerceSource.FromCsv(stream, "shop.csv").Clean(c => c.DropDuplicates(Field.TransactionId))
            .LoadAsync(TestContext.Current.CancellationToken);
        return (shop, planted);
    }
}
