namespace EcomIntel.Synthetic.Tests;

public class DirtTests
{
    [Fact]
    public void A_clean_world_is_written_as_the_originals_flat_columns()
    {
        SyntheticWorld world = SyntheticWorld.Null(1, w => w.Transactions = 3);
        (DirtCounts counts, string[] rows) = Write(world);
        counts.Should().Be(new DirtCounts(3, 0, 0, 0));
        rows[0].Should().Be("transaction_id,timestamp,customer_id,age,gender,location,product_id,product_category,quantity,price_per_item,total_price");
        Transaction first = world.Transactions().First();
        Customer customer = world.Customers.Single(c => c.Id == first.CustomerId);
        Product product = world.Products.Single(p => p.Id == first.ProductId);
        rows[1].Should().Be(FormattableString.Invariant(
            $"txn_1,{first.Timestamp.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff},{customer.Id},{customer.Age},{customer.Gender},{customer.Location},{product.Id},{product.Category},{first.Quantity},{first.UnitPrice},{first.Total}"));
    }

    [Fact]
    public void Times_of_a_zone_with_daylight_saving_carry_their_offset()
    {
        (_, string[] rows) = Write(SyntheticWorld.Null(1, w => (w.TimeZone, w.Transactions) = ("America/New_York", 5)));
        rows.Skip(1).Where(row => row.Length > 0).Should().OnlyContain(row => row.Contains("-05:00,", StringComparison.Ordinal) || row.Contains("-04:00,", StringComparison.Ordinal));
    }

    [Property(MaxTest = 8)]
    public void Every_row_is_accounted_for(int seed)
    {
        (DirtCounts counts, string[] rows) = Write(SyntheticWorld.Realistic(seed, w =>
        {
            w.Dirt.MissingShare = 0.05;
            w.Dirt.DuplicateShare = 0.03;
            w.Dirt.MalformedShare = 0.02;
        }));
        string[] data = rows[1..^1];
        string[] good = [.. data.Where(row => !row.StartsWith("bad_", StringComparison.Ordinal))];
        data.Length.Should().Be((int)counts.Rows);
        good.Length.Should().Be((int)(counts.Rows - counts.Malformed));
        good.Distinct().Count().Should().Be(1_000);
        (good.Length - 1_000).Should().Be((int)counts.Duplicates);
        good.Sum(row => row.Split(',').Count(cell => cell.Length == 0)).Should().Be((int)counts.MissingCells);
        good.All(row => row.Split(',').Length == 11 && !row.EndsWith(',')).Should().BeTrue();
        counts.Malformed.Should().BePositive();
        counts.MissingCells.Should().BePositive();
    }

    [Fact]
    public void Every_malformed_row_misses_a_date_a_number_or_cells()
    {
        (_, string[] rows) = Write(SyntheticWorld.Realistic(1, w => w.Dirt.MalformedShare = 0.1));
        string[] bad = [.. rows.Where(row => row.StartsWith("bad_", StringComparison.Ordinal))];
        bad.Should().HaveCountGreaterThan(8).And.OnlyContain(row =>
            row.Contains("not a date", StringComparison.Ordinal) || row.Contains("several", StringComparison.Ordinal)
            || row.Contains("cheap", StringComparison.Ordinal) || row.Split(',').Length == 6);
    }

    /// <summary>20,000 lines: standard errors are 0.0015 for 5% and 0.0010 for 2%; four of them are allowed.</summary>
    [Fact]
    public void Shares_of_dirt_are_as_asked()
    {
        SyntheticWorld world = SyntheticWorld.Realistic(9, w =>
        {
            w.Transactions = 20_000;
            w.Dirt.MissingShare = 0.05;
            w.Dirt.DuplicateShare = 0.02;
        });
        Transaction[] lines = [.. world.Transactions()];
        (lines.Length / 20_000.0).Should().BeApproximately(1.02, 0.004);
        lines.Average(line => line.Quantity is null ? 1.0 : 0).Should().BeApproximately(0.05, 0.007);
        lines.Average(line => line.UnitPrice is null ? 1.0 : 0).Should().BeApproximately(0.05, 0.007);
        lines.Should().OnlyContain(line => line.Total > 0);
        world.Customers.Average(customer => customer.Age is null ? 1.0 : 0).Should().BeApproximately(0.05, 0.02);
    }

    [Fact]
    public void A_file_is_written_over()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            SyntheticWorld.Null(1).SaveCsv(path);
            SyntheticWorld.Null(1, w => w.Transactions = 2).SaveCsv(path).Rows.Should().Be(2);
            File.ReadAllLines(path).Should().HaveCount(3);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (DirtCounts Counts, string[] Rows) Write(SyntheticWorld world)
    {
        using StringWriter writer = new();
        DirtCounts counts = world.SaveCsv(writer);
        return (counts, writer.ToString().Split('\n'));
    }
}
