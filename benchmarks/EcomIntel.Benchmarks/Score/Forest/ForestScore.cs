using System.Diagnostics;
using EcomIntel.Modeling;

namespace EcomIntel.Benchmarks;

/// <summary>Our forest, and the peers that were asked for, on one table.</summary>
internal static class ForestScore
{
    private const int WarmUpRows = 2_000;

    public static void Run(ForestOptions options, Report report)
    {
        ForestWorkload workload = options.Data is null ? ForestWorkload.Make(options.Workload!, options.Rows, options.Seed) : ForestCsv.Read(options);
        if (options.Write is not null)
        {
            ForestCsv.Write(workload, options.Write);
            return;
        }

        List<ForestLine> lines = [Ours(options, workload)];
        report.Line(lines[0]);
        foreach (ForestLine line in ForestPeers.Run(options, workload, report))
        {
            lines.Add(line);
            report.Line(line);
        }

        if (lines.Count > 1)
        {
            report.Note(ForestTable.Markdown(lines, Machine.Name));
        }
    }

    /// <summary>A small training first, so that the time is that of a running app and not of the compiler.</summary>
    private static ForestLine Ours(ForestOptions options, ForestWorkload workload)
    {
        RandomForestTrainer trainer = new(new RandomForestOptions { Trees = options.Trees, Seed = options.Seed, MaxDegreeOfParallelism = options.Threads });
        trainer.Train(workload.Data, RowSet.From(workload.Train.Rows[..Math.Min(WarmUpRows, workload.TrainRows)]));
        RowSet rows = workload.Train;
        GC.Collect();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        RandomForest forest = trainer.Train(workload.Data, rows);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        processor = Environment.CpuUsage.TotalTime - processor;
        using Process process = Process.GetCurrentProcess();
        double peak = process.PeakWorkingSet64 / 1e6;
        using MemoryStream file = new();
        forest.Save(file);
        return ClassifierScore.Of(forest, workload, seconds) with
        {
            TrainCpuS = processor.TotalSeconds,
            PeakMb = peak,
            ModelMb = file.Length / 1e6,
            LeafRows = forest.Settings.MinLeafRows,
            ColumnsPerNode = forest.Settings.ColumnsPerNode,
        };
    }
}
