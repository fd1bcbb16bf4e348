namespace EcomIntel.Core.Tests;

public class HashTable128Tests
{
    [Property]
    public void It_tells_new_from_known_as_a_set_does(ushort[] low, byte bits)
    {
        // Without low bits all hashes look for one place.
        HashTable128 table = new();
        HashSet<UInt128> set = [];
        foreach (UInt128 hash in low.Select(number => (UInt128)(number + 1) << (bits % 110)))
        {
            table.Add(hash).Should().Be(set.Add(hash));
        }
    }

    [Fact]
    public void It_grows_and_forgets_nothing()
    {
        HashTable128 table = new();
        UInt128[] hashes = [.. Enumerable.Range(1, 100_000).Select(i => new UInt128((uint)i, (uint)i * 2_654_435_761UL))];
        hashes.Count(table.Add).Should().Be(hashes.Length);
        hashes.Count(table.Add).Should().Be(0);
        table.Count.Should().Be(hashes.Length);
    }
}
