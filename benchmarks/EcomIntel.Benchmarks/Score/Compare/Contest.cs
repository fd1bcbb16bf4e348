namespace EcomIntel.Benchmarks;

/// <summary>The runs of one workload: everybody once in each round, so that a slow moment of the machine hits all alike.</summary>
internal static class Contest
{
    private const int Trials = 2;

    /// <summary>Compares what each peer computes with our values, each way it has, then finds its fastest way and lets all run in turns.</summary>
    /// <returns>Our seconds and those of each peer, in their order.</returns>
    public static Measured[] Run(string workload, FeatureTable expected, Func<double> ours, IReadOnlyList<IPeer> peers, int runs)
    {
        int[] ways = [.. peers.Select(peer => FastestWay(workload, expected, peer))];
        Func<double>[] all = [ours, .. peers.Select((peer, i) => new Func<double>(() => peer.Seconds(workload, ways[i])))];
        double[][] seconds = [.. all.Select(_ => new double[runs])];
        for (int run = -Measured.WarmUps; run < runs; run++)
        {
            for (int i = 0; i < all.Length; i++)
            {
                double time = all[i]();
                if (run >= 0)
                {
                    seconds[i][run] = time;
                }
            }
        }

        return [.. seconds.Select(times => Measured.From(times))];
    }

    private static int FastestWay(string workload, FeatureTable expected, IPeer peer)
    {
        int fastest = 0;
        double best = double.MaxValue;
        for (int way = 0; way < peer.Formulations(workload); way++)
        {
            ValueComparison.ThrowIfDifferent(expected, peer.Results(workload, way), $"{peer.Name}, way {way + 1}");
            double time = double.MaxValue;
            for (int trial = 0; trial < Trials; trial++)
            {
                time = Math.Min(time, peer.Seconds(workload, way));
            }

            if (time < best)
            {
                (fastest, best) = (way, time);
            }
        }

        return fastest;
    }
}
