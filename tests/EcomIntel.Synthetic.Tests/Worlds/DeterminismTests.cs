using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace EcomIntel.Synthetic.Tests;

public class DeterminismTests
{
    /// <summary>Changes only with the worlds themselves; Bogus's texts (names, cities, product names) are not part of it.</summary>
    [Theory]
    [InlineData("Realistic", "10daf3999dce3ea3b7094dab49150dfea925c901a86ae21623e3dfad4dd6bc91")]
    [InlineData("Null", "7201357a18cc6c9be3583fe355c2eac6c1c72afa2ac8f3784160742c48b90032")]
    public void The_same_seed_gives_the_same_bytes_as_ever(string name, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "Bytes are promised for one OS and architecture.");
        Hash(Make(name, 42)).Should().Be(expected);
    }

    [Fact]
    public void Another_seed_gives_another_world()
    {
        Hash(Make("Realistic", 43)).Should().NotBe(Hash(Make("Realistic", 42)));
    }

    [Fact]
    public void Worlds_made_and_read_on_many_threads_are_the_same()
    {
        SyntheticWorld shared = Make("Realistic", 7);
        string expected = Hash(shared);
        string[] hashes = new string[8];
        Parallel.For(0, hashes.Length, i => hashes[i] = Hash(i % 2 == 0 ? shared : Make("Realistic", 7)));
        hashes.Should().AllBe(expected);
    }

    [Fact]
    public void A_longer_world_keeps_the_customers_and_products_of_the_shorter_one()
    {
        SyntheticWorld shorter = SyntheticWorld.Realistic(5, w => w.Transactions = 100);
        SyntheticWorld longer = SyntheticWorld.Realistic(5, w => w.Transactions = 10_000);
        longer.Customers.Should().Equal(shorter.Customers, (a, b) => a.Id == b.Id && a.Age == b.Age && a.Gender == b.Gender && a.Location == b.Location);
        longer.Products.Should().Equal(shorter.Products);
    }

    [Fact]
    public void Dirt_takes_values_away_and_changes_no_other()
    {
        Transaction[] clean = [.. SyntheticWorld.Realistic(5).Transactions()];
        Transaction[] dirty = [.. SyntheticWorld.Realistic(5, w => w.Dirt.MissingShare = 0.5).Transactions()];
        dirty.Should().HaveSameCount(clean);
        for (int i = 0; i < clean.Length; i++)
        {
            (dirty[i] with { Quantity = clean[i].Quantity, UnitPrice = clean[i].UnitPrice }).Should().Be(clean[i]);
        }
    }

    private static SyntheticWorld Make(string name, long seed) =>
        name == "Null" ? SyntheticWorld.Null(seed, w => w.Dirt.MissingShare = 0.05) : SyntheticWorld.Realistic(seed, w => w.Dirt.MissingShare = 0.05);

    private static string Hash(SyntheticWorld world)
    {
        StringBuilder text = new();
        foreach (Transaction t in world.Transactions())
        {
            text.Append(CultureInfo.InvariantCulture, $"{t.Id}|{EpochTime.ToMicroseconds(t.Timestamp)}|{t.CustomerId}|{t.ProductId}|{t.OrderId}|{t.Quantity}|{t.UnitPrice}|{t.Total}\n");
        }

        List<string?> cities = [.. world.Customers.Select(customer => customer.Location).Distinct()];
        foreach (Customer c in world.Customers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{c.Id}|{c.Age}|{c.Gender}|{cities.IndexOf(c.Location)}\n");
        }

        foreach (Product p in world.Products)
        {
            text.Append(CultureInfo.InvariantCulture, $"{p.Id}|{p.Category}|{p.Price}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
