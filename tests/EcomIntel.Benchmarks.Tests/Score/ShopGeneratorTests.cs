using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EcomIntel.Benchmarks.Tests;

public class ShopGeneratorTests
{
    private const int Rows = 150_000;

    [Fact]
    public void The_same_seed_makes_the_same_shop_and_another_seed_another()
    {
        Hash(ShopGenerator.Make(Rows, 3_000, seed: 1, shuffled: false)).Should().Be(Hash(ShopGenerator.Make(Rows, 3_000, seed: 1, shuffled: false)));
        Hash(ShopGenerator.Make(Rows, 3_000, seed: 1, shuffled: false)).Should().NotBe(Hash(ShopGenerator.Make(Rows, 3_000, seed: 2, shuffled: false)));
    }

    [Fact]
    public void A_shop_is_a_year_in_order_with_ties_edges_and_every_customer()
    {
        ShopColumns shop = ShopGenerator.Make(Rows, 3_000, seed: 1, shuffled: false);
        shop.Timestamps.Should().BeInAscendingOrder();
        (shop.Timestamps[^1] - shop.Timestamps[0]).Should().BeInRange(364 * EpochTime.MicrosecondsPerDay, 365 * EpochTime.MicrosecondsPerDay);
        Enumerable.Range(1, Rows - 1).Count(row => (shop.Timestamps[row], shop.CustomerCodes[row]) == (shop.Timestamps[row - 1], shop.CustomerCodes[row - 1])).Should().BeInRange(2_700, 3_300);
        shop.UnitPrices.Count(price => price == 50 * Money.Scale).Should().BeGreaterThan(4_000);
        shop.UnitPrices.Count(price => price == 200 * Money.Scale).Should().BeGreaterThan(4_000);
        shop.CustomerCodes.Distinct().Should().HaveCount(3_000);
        shop.Quantities.Distinct().Should().BeEquivalentTo([1, 2, 3, 4, 5]);
        shop.Totals.Should().Equal(shop.UnitPrices.Zip(shop.Quantities, (price, quantity) => price * quantity));
    }

    [Fact]
    public void Shuffling_moves_whole_rows()
    {
        ShopColumns sorted = ShopGenerator.Make(Rows, 3_000, seed: 1, shuffled: false);
        ShopColumns shuffled = ShopGenerator.Make(Rows, 3_000, seed: 1, shuffled: true);
        RowsOf(shuffled).Should().NotEqual(RowsOf(sorted));
        RowsOf(shuffled).Order().Should().Equal(RowsOf(sorted).Order());
    }

    [Fact]
    public void Workloads_make_the_columns_that_their_bytes_count()
    {
        ShopColumns shop = ShopGenerator.Make(1_000, 20, seed: 1, shuffled: false);
        Workload.All.Select(workload => workload.Name).Should().Equal(ScoreOptions.AllWorkloads);
        foreach (Workload workload in Workload.All)
        {
            FeatureTable table = workload.Pipeline.Transform(workload.Dataset(shop), cancellationToken: TestContext.Current.CancellationToken);
            table.Columns.Sum(column => column.Field.Type is FeatureType.Category or FeatureType.WholeNumber && column.Name != "transaction_count_by_customer" ? 1 : 8).Should().Be(workload.OutputBytes, workload.Name);
        }
    }

    [Fact]
    public void Half_of_the_runs_are_at_most_the_median() => Measured.From([5, 1, 4, 2]).Should().Be(new Measured(3, 1, 5));

    [Fact]
    public void Memory_at_its_height_includes_what_is_garbage_by_the_end()
    {
        long peak = MemoryPeak.During(() =>
        {
            byte[] garbage = new byte[30_000_000];
            garbage.AsSpan().Fill(1);
            return garbage.Length;
        });
        peak.Should().BeInRange(29_000_000, 60_000_000);
    }

    private static (long, int, int, long)[] RowsOf(ShopColumns shop) =>
        [.. Enumerable.Range(0, shop.Rows).Select(row => (shop.Timestamps[row], shop.CustomerCodes[row], shop.Quantities[row], shop.UnitPrices[row]))];

    private static string Hash(ShopColumns shop) => Convert.ToHexString(SHA256.HashData(
        [.. MemoryMarshal.AsBytes<long>(shop.Timestamps), .. MemoryMarshal.AsBytes<int>(shop.CustomerCodes), .. MemoryMarshal.AsBytes<int>(shop.Quantities), .. MemoryMarshal.AsBytes<long>(shop.UnitPrices)]));
}
