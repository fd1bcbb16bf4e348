namespace EcomIntel.Core.Tests;

public class DecayedTests
{
    private const long Hour = 3_600_000_000;

    [Property(MaxTest = 200)]
    public void Merged_states_are_those_of_all_events_to_a_part_in_a_trillion(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "decay");
        Decayed whole = new(5 * Hour);
        Decayed[] parts = [new(5 * Hour), new(5 * Hour)];
        long time = 0;
        for (int i = 0; i < 60; i++)
        {
            time += random.NextInt32(3) * Hour / 7;
            long value = random.NextInt32(5) == 0 ? FeatureCell.MissingInteger : random.NextInt32(1_000_000);
            whole.Add(time, value);
            parts[random.NextInt32(2)].Add(time, value);
        }

        parts[0].Merge(parts[1]);
        long now = time + Hour;
        parts[0].Count(now).Should().BeApproximately(whole.Count(now), 1e-12 * whole.Count(now));
        parts[0].Sum(now).Should().BeApproximately(whole.Sum(now), 1e-12 * whole.Sum(now));
        parts[0].Mean().Should().BeApproximately(whole.Mean(), 1e-12 * whole.Mean());
    }

    [Fact]
    public void An_event_of_the_age_of_the_half_life_weighs_half()
    {
        Decayed past = new(Hour);
        past.Add(0, 8);
        past.Count(Hour).Should().Be(0.5);
        past.Add(Hour, 2);
        past.Count(2 * Hour).Should().Be(0.75);
        past.Sum(2 * Hour).Should().Be(3);
        past.Mean().Should().Be(4);
    }

    [Fact]
    public void The_order_within_a_moment_is_nothing_to_the_bits()
    {
        long[] values = [900_000_000_000_000_000, 1, -900_000_000_000_000_000, 3];
        Decayed forwards = new(Hour);
        Decayed backwards = new(Hour);
        foreach (int i in new[] { 0, 1, 2, 3 })
        {
            forwards.Add(7, values[i]);
            backwards.Add(7, values[3 - i]);
        }

        forwards.Sum(Hour).Should().Be(backwards.Sum(Hour)).And.Be(4 * Math.Pow(2, -(Hour - 7) / (double)Hour));
    }

    [Fact]
    public void A_late_event_weighs_by_its_age()
    {
        Decayed past = new(Hour);
        past.Add(3 * Hour, 1);
        past.Add(Hour, 4);
        past.Count(3 * Hour).Should().Be(1.25);
        past.Sum(3 * Hour).Should().Be(2);
    }

    [Fact]
    public void A_past_longer_gone_than_doubles_reach_is_nothing_and_has_a_mean_still()
    {
        Decayed past = new(1);
        past.Add(0, 6);
        past.Count(Hour).Should().Be(0);
        past.Mean().Should().Be(6);
        new Decayed(1).Mean().Should().Be(double.NaN);
    }
}
