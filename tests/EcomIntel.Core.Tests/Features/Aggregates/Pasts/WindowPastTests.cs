namespace EcomIntel.Core.Tests;

public class WindowPastTests
{
    [Property(MaxTest = 100)]
    public void Pasts_that_let_go_read_what_is_left_in_them(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "window");
        int levels = 1 + random.NextInt32(40);
        ExtremeOfWindow<Least> least = new();
        ExtremeOfWindow<Greatest> greatest = new();
        FirstOfWindow first = new();
        DistinctValues distinct = new();
        LevelCounts mode = new();
        IPast[] all = [least, greatest, first, distinct, mode];
        for (int round = 0; round < 2; round++)
        {
            Queue<(long Time, long Value)> window = [];
            for (int i = 0; i < 300; i++)
            {
                (long Time, long Value) item = (i / 2, random.NextInt32(7) == 0 ? FeatureCell.MissingInteger : random.NextInt32(levels));
                window.Enqueue(item);
                Array.ForEach(all, past => past.Add(item.Time, item.Value));
                for (int gone = random.NextInt32(3); gone > 0 && window.Count > 0; gone--)
                {
                    (long time, long value) = window.Dequeue();
                    Array.ForEach(all, past => past.Remove(time, value));
                }

                long[] left = [.. window.Select(seen => seen.Value).Where(value => value != FeatureCell.MissingInteger)];
                least.Value.Should().Be(left.Length == 0 ? FeatureCell.MissingInteger : left.Min());
                greatest.Value.Should().Be(left.Length == 0 ? FeatureCell.MissingInteger : left.Max());
                first.First.Should().Be(left.Length == 0 ? FeatureCell.MissingInteger : left[0]);
                distinct.Count.Should().Be(left.Distinct().Count());
                mode.Mode.Should().Be(left.Length == 0 ? -1 : (int)left.Select((value, at) => (value, at)).GroupBy(seen => seen.value)
                    .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Max(seen => seen.at)).First().Key);
            }

            Array.ForEach(all, past => past.Clear());
        }
    }

    [Fact]
    public void Many_values_are_counted_apart_also_after_a_clearing()
    {
        DistinctValues past = new();
        foreach (int many in new[] { 50_000, 3, 2_000 })
        {
            for (int i = 0; i < 2 * many; i++)
            {
                past.Add(i, (i % many) * 1_000_003L);
            }

            past.Count.Should().Be(many);
            past.Clear();
            past.Count.Should().Be(0);
        }
    }

    [Fact]
    public void What_still_waits_is_read_along_with_what_came_before()
    {
        DistinctValues distinct = new();
        LevelCounts levels = new();
        foreach (long level in new long[] { 3, 5, 5 })
        {
            distinct.Add(1, level);
            levels.Add(1, level);
        }

        DistinctValues waitingValues = new() { Earlier = distinct };
        LevelCounts waitingLevels = new() { Earlier = levels };
        foreach (long level in new long[] { 3, 7 })
        {
            waitingValues.Add(2, level);
            waitingLevels.Add(2, level);
        }

        waitingValues.Count.Should().Be(3);
        waitingLevels.Mode.Should().Be(3, "3 and 5 came twice, and 3 came last");
        levels.Mode.Should().Be(5);
    }
}
