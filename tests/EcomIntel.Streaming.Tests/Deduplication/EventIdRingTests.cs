namespace EcomIntel.Streaming.Tests;

public class EventIdRingTests
{
    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue - 3_000)]
    [InlineData(uint.MaxValue)]
    public void Entries_keep_their_numbers_while_it_grows_and_its_numbers_wrap(uint first)
    {
        EventIdRing ring = new(first);
        Queue<long> expected = [];
        SeededRandom random = SeededRandom.For(7, "ring");
        for (long offset = 0; offset < 40_000; offset++)
        {
            uint number = ring.Append(new EventIdEntry(0, 0, 0, offset));
            expected.Enqueue(offset);
            ring[number].Offset.Should().Be(offset);
            while (expected.Count > 0 && random.NextInt32(12) == 0 && offset % 20_000 > 10_000)
            {
                int gone = random.NextInt32(expected.Count) + 1;
                for (int i = 0; i < gone; i++)
                {
                    ring.Oldest.Offset.Should().Be(expected.Dequeue());
                    ring.RemoveOldest();
                }
            }
        }

        ring.Count.Should().Be(expected.Count);
        for (uint i = 0; i < ring.Count; i++)
        {
            ring[ring.First + i].Offset.Should().Be(expected.Dequeue());
        }
    }
}
