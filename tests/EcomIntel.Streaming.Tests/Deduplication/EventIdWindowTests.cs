namespace EcomIntel.Streaming.Tests;

public class EventIdWindowTests
{
    private static readonly long Hour = TimeSpan.FromHours(1).Ticks / TimeSpan.TicksPerMicrosecond;

    [Fact]
    public void A_copy_is_recognised_and_another_payload_is_a_conflict()
    {
        EventIdWindow window = new([], TimeSpan.FromHours(24), 10);
        window.Add(new EventIdEntry(1, 100, 0, 0), 0);

        window.Recognise(1, 100).Should().Be(Recognition.Duplicate);
        window.Recognise(1, 101).Should().Be(Recognition.Conflict);
        window.Recognise(2, 100).Should().Be(Recognition.New);
    }

    [Fact]
    public void Ids_are_forgotten_behind_the_horizon_of_record_time()
    {
        EventIdWindow window = new([], TimeSpan.FromHours(24), 10);
        window.Add(new EventIdEntry(1, 0, 0, 7), 0);

        window.Add(new EventIdEntry(2, 0, 24 * Hour, 8), 24 * Hour).Should().Be(-1);
        window.Add(new EventIdEntry(3, 0, (24 * Hour) + 1, 9), (24 * Hour) + 1).Should().Be(7);

        window.Recognise(1, 0).Should().Be(Recognition.New);
        window.Recognise(2, 0).Should().Be(Recognition.Duplicate);
        window.OldestRecordTime.Should().Be(24 * Hour);
    }

    [Fact]
    public void No_more_ids_are_kept_than_the_capacity()
    {
        EventIdWindow window = new([], TimeSpan.FromHours(24), 2);
        window.Add(new EventIdEntry(1, 0, 0, 0), 0);
        window.Add(new EventIdEntry(2, 0, 0, 1), 0);

        window.Add(new EventIdEntry(3, 0, 0, 2), 0).Should().Be(0);
        window.Count.Should().Be(2);
    }

    [Property(MaxTest = 200)]
    public void It_decides_as_a_dictionary_and_a_queue_do(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "oracle");
        int capacity = 1 + random.NextInt32(random.NextInt32(2) == 0 ? 40 : 4_000);
        int ids = 1 + random.NextInt32(2 * capacity);
        long step = 1 + random.NextInt32((int)(Hour / 10));
        EventIdWindow window = new([], TimeSpan.FromHours(1), capacity);
        WindowOracle oracle = new(TimeSpan.FromHours(1), capacity);
        long time = 0;
        long highest = 0;
        for (int offset = 0; offset < 6_000; offset++)
        {
            time += random.NextInt32((int)step) - (step / 4);
            UInt128 id = new((ulong)random.NextInt32(2), (ulong)random.NextInt32(ids));
            EventIdEntry entry = new(id, (ulong)random.NextInt32(2), time, offset);
            Recognition expected = oracle.Recognise(id, entry.Payload);
            bool agrees = window.Recognise(id, entry.Payload) == expected;
            if (expected == Recognition.New)
            {
                highest = Math.Max(highest, time);
                agrees &= window.Add(entry, highest) == oracle.Add(entry, highest);
            }

            (agrees && window.Count == oracle.Count && window.OldestRecordTime == oracle.OldestRecordTime).Should().BeTrue("offset {0} must be decided alike", offset);
        }
    }

    [Property(MaxTest = 50)]
    public void A_restored_window_decides_like_the_one_that_was_saved(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "window");
        EventIdWindow window = new([], TimeSpan.FromHours(1), 20);
        List<EventIdEntry> stored = [];
        long highest = 0;
        for (int offset = 0; offset < 200; offset++)
        {
            EventIdEntry entry = new((UInt128)random.NextInt32(60), (ulong)random.NextInt32(2), (offset * Hour / 15) - random.NextInt32((int)(Hour / 1000)), offset);
            EventIdWindow restored = new(stored, TimeSpan.FromHours(1), 20);
            restored.Recognise(entry.Id, entry.Payload).Should().Be(window.Recognise(entry.Id, entry.Payload));
            if (window.Recognise(entry.Id, entry.Payload) == Recognition.New)
            {
                highest = Math.Max(highest, entry.RecordTime);
                long forgotten = window.Add(entry, highest);
                stored.Add(entry);
                stored.RemoveAll(known => known.Offset <= forgotten);
            }
        }
    }
}
