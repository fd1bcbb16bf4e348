namespace EcomIntel.Insights.Tests;

public class LiftIntervalsTests
{
    private static readonly PairExpectation Sure = new(10, 0);

    [Fact]
    public void Sides_that_cannot_miss_leave_their_part_to_the_others()
    {
        // 500 pairs, of which 5 joint orders are expected: none at all are not too few, so that only 500 ends can miss.
        EffectInterval few = new LiftIntervals([.. Enumerable.Repeat(5.0, 500)]).Of(10, 1, Sure);
        EffectInterval one = Intervals.Poisson(10, Intervals.SidakTail(500));

        few.Low.Should().BeApproximately(one.Low / 10, 1e-12);
        few.High.Should().BeApproximately(one.High / 10, 1e-12);
    }

    [Fact]
    public void Where_all_sides_can_miss_each_has_its_part()
    {
        EffectInterval many = new LiftIntervals([.. Enumerable.Repeat(50.0, 500)]).Of(10, 1, Sure);

        many.Low.Should().BeApproximately(Intervals.Poisson(10, Intervals.SidakTail(1_000)).Low / 10, 1e-12);
    }

    /// <summary>
    /// 1,000 families of 500 pairs without any lift, of which 4 to 30 joint orders are expected: all intervals of a family hold in 92 to 98% (with each pair's two sides counted alike they did in 98.4%).
    /// </summary>
    [Fact]
    public void All_intervals_of_a_family_hold_as_often_as_they_promise()
    {
        int held = 0;
        for (int family = 0; family < 1_000; family++)
        {
            SeededRandom random = SeededRandom.For(family, "lift-intervals");
            PairExpectation[] chances = new PairExpectation[500];
            int[] joint = new int[500];
            for (int pair = 0; pair < chances.Length; pair++)
            {
                chances[pair] = new PairExpectation(4 + (26 * Math.Pow(random.NextDouble(), 3)), 0);
                joint[pair] = Poisson(chances[pair].Count, ref random);
            }

            LiftIntervals intervals = new([.. joint.Select((count, pair) => Math.Max(count, chances[pair].Count))]);
            held += joint.Select((count, pair) => intervals.Of(count, 1, chances[pair])).All(interval => interval.Low <= 1 && interval.High >= 1) ? 1 : 0;
        }

        (held / 1_000.0).Should().BeInRange(0.92, 0.98);
    }

    private static int Poisson(double mean, ref SeededRandom random)
    {
        int count = 0;
        for (double time = random.NextGamma(1); time < mean; time += random.NextGamma(1))
        {
            count++;
        }

        return count;
    }
}
