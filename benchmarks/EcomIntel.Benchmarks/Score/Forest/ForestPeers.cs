using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using EcomIntel.Modeling.MLNet;

namespace EcomIntel.Benchmarks;

/// <summary>The peers: ML.NET in this process, the others each in a process of its own by <c>peers/forest.py</c>.</summary>
internal static class ForestPeers
{
    private static readonly string[] Scripts = ["sklearn", "onedal", "lightgbm-rf", "lightgbm", "xgboost-rf"];

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IEnumerable<ForestLine> Run(ForestOptions options, ForestWorkload workload, Report report)
    {
        foreach (IClassifierTrainer trainer in Trainers(options).Where(trainer => Wanted(options, trainer.Name)))
        {
            report.Note($"{trainer.Name} trains");
            yield return Train(trainer, workload);
        }

        string[] scripts = [.. Scripts.Where(name => Wanted(options, name))];
        string? python = options.Python ?? Environment.GetEnvironmentVariable("ECOMINTEL_PYTHON");
        if (scripts.Length == 0 || python is null)
        {
            report.Note(scripts.Length == 0 ? "" : "The scripts are left out: name an interpreter by --python or ECOMINTEL_PYTHON.");
            yield break;
        }

        string folder = Directory.CreateTempSubdirectory("ecomintel-forest-").FullName;
        try
        {
            Write(workload, folder);
            foreach (string script in scripts)
            {
                report.Note($"{script} trains");
                if (RunScript(options, python, script, folder) is { } answer)
                {
                    double[] probabilities = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, "probabilities.f8"))).ToArray();
                    yield return Merge(ClassifierScore.Quality(workload, probabilities), answer);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Wanted(ForestOptions options, string name) => options.Peers is null || options.Peers.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static IClassifierTrainer[] Trainers(ForestOptions options) =>
    [
        MLNetTrainers.FastForest(new FastForestOptions { Trees = options.Trees, MaxDegreeOfParallelism = options.Threads }),
        MLNetTrainers.FastTree(new FastTreeOptions { Trees = options.Trees, MaxDegreeOfParallelism = options.Threads }),
        MLNetTrainers.LightGbm(new LightGbmOptions { Trees = options.Trees, MaxDegreeOfParallelism = options.Threads }),
    ];

    private static ForestLine Train(IClassifierTrainer trainer, ForestWorkload workload)
    {
        RowSet rows = workload.Train;
        GC.Collect();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        IClassifier model = trainer.Train(workload.Data, rows);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        processor = Environment.CpuUsage.TotalTime - processor;
        return ClassifierScore.Of(model, workload, seconds) with { TrainCpuS = processor.TotalSeconds };
    }

    private static void Write(ForestWorkload workload, string folder)
    {
        using FileStream features = File.Create(Path.Combine(folder, "features.f4"));
        for (int i = 0; i < workload.Data.Schema.Count; i++)
        {
            features.Write(MemoryMarshal.AsBytes(workload.Data.Features.Column(i)));
        }

        File.WriteAllBytes(Path.Combine(folder, "labels.i4"), MemoryMarshal.AsBytes(workload.Data.Labels).ToArray());
    }

    private static JsonElement? RunScript(ForestOptions options, string python, string script, string folder)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "peers", "forest.py");
        string[] numbers = [.. new[] { options.Trees, options.Threads }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        ProcessStartInfo info = new(python, [path, script, folder, .. numbers]) { UseShellExecute = false, RedirectStandardOutput = true };
        using Process process = Process.Start(info) ?? throw new InvalidOperationException($"{python} does not start.");
        string answer = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<JsonElement>(answer[(answer.LastIndexOf('\n') + 1)..]) : null;
    }

    private static ForestLine Merge(ForestLine quality, JsonElement answer)
    {
        ForestLine measured = answer.Deserialize<ForestLine>(Snake)!;
        return quality with
        {
            Model = measured.Model,
            TrainS = measured.TrainS,
            TrainCpuS = measured.TrainCpuS,
            PeakMb = measured.PeakMb,
            BatchRowsPerS = measured.BatchRowsPerS,
            SingleNs = measured.SingleNs,
        };
    }
}
