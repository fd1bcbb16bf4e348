using EcomIntel.Kafka.Harness;

namespace EcomIntel.Benchmarks;

/// <summary>Runs faults and prints what came of each.</summary>
internal static class FaultsScore
{
    /// <summary>Returns whether every fault came to what it must come to.</summary>
    public static async Task<bool> RunAsync(FaultOptions options, Report report)
    {
        bool isRight = true;
        await using FaultRunner runner = new();
        for (int round = 0; round < options.Repeat; round++)
        {
            foreach (Fault fault in Faults(options))
            {
                FaultSettings settings = options.Settings with { Seed = options.Settings.Seed + round };
                FaultLine line = await runner.RunAsync(fault, settings);
                report.Line(line);
                if (options.Again && line.Outcome == FaultLine.Undecided)
                {
                    line = await runner.RunAsync(fault, settings);
                    report.Line(line);
                }

                isRight &= line.IsRight;
            }
        }

        return isRight;
    }

    private static IEnumerable<Fault> Faults(FaultOptions options) =>
        options.Faults.Count > 0 ? options.Faults.Select(FaultCatalogue.Named)
        : options.Settings.Broken != BrokenMode.None ? FaultCatalogue.All.Where(fault => fault.Notices == options.Settings.Broken)
        : FaultCatalogue.For(options.Settings.Protocol, options.Settings.Store, options.Basic);
}
