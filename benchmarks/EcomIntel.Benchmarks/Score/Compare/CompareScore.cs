namespace EcomIntel.Benchmarks;

/// <summary>Ours beside the peers that are there, in one run over the same data, values compared before anything is timed.</summary>
internal static class CompareScore
{
    public static async Task RunAsync(ScoreOptions options, Report report)
    {
        string folder = Directory.CreateTempSubdirectory("ecomintel-score-").FullName;
        try
        {
            List<CompareLine> lines = Features(options, report, folder);
            if (options.File is not null)
            {
                lines.AddRange(await IngestAsync(options, report, folder));
            }

            if (options.Json)
            {
                lines.ForEach(report.Line);
            }
            else
            {
                report.Note(CompareTable.Markdown(lines, options, Machine.Name));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<CompareLine> Features(ScoreOptions options, Report report, string folder)
    {
        ShopColumns shop = ShopGenerator.Make(options.Rows, options.Customers, options.Seed, options.Shuffled);
        ColumnFiles.Write(shop, folder);
        return Against(
            [
                .. Scripts(options, report, folder, "features_polars.py"),
                .. Scripts(options, report, folder, "features_pandas.py"),
                new DuckDbPeer(shop, options.Threads),
            ],
            peers => [.. Workload.All.Where(workload => options.Workloads.Contains(workload.Name)).SelectMany(workload => Features(workload, shop, peers, options, report))]);
    }

    private static List<CompareLine> Features(Workload workload, ShopColumns shop, List<IPeer> peers, ScoreOptions options, Report report)
    {
        report.Note($"{workload.Name}: comparing values, then timing");
        FeatureTable expected = workload.Pipeline.Transform(workload.Dataset(shop), options.Threads);
        Measured[] times = Contest.Run(workload.Name, expected, () => FeaturesScore.Seconds(workload, shop, options.Threads), peers, options.Runs);
        Measured copy = MemoryCopy.Seconds((long)(workload.InputBytes + workload.OutputBytes) * shop.Rows, options.Threads, options.Runs);
        return Lines(workload.Name, shop.Rows, [.. peers.Select(peer => peer.Name), CompareTable.Copy], [.. times, copy]);
    }

    private static async Task<List<CompareLine>> IngestAsync(ScoreOptions options, Report report, string folder)
    {
        report.Note("ingest: comparing values, then timing");
        (_, IngestResult expected) = await IngestScore.SecondsAsync(options.File!, options.Threads);
        double Seconds() => IngestScore.SecondsAsync(options.File!, options.Threads).GetAwaiter().GetResult().Seconds;
        return Against(
            [.. Scripts(options, report, folder, "ingest_pandas.py", options.File!)],
            peers => Lines("ingest", (int)expected.RowsRead, peers.Select(peer => peer.Name), Contest.Run("ingest", expected.Features, Seconds, peers, options.Runs)));
    }

    /// <summary>Lets the peers go, whatever comes of the contest.</summary>
    private static List<CompareLine> Against(List<IPeer> peers, Func<List<IPeer>, List<CompareLine>> contest)
    {
        try
        {
            return contest(peers);
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
        }
    }

    private static IEnumerable<IPeer> Scripts(ScoreOptions options, Report report, string folder, string script, params string[] arguments)
    {
        string? python = options.Python ?? Environment.GetEnvironmentVariable("ECOMINTEL_PYTHON");
        if (python is null)
        {
            report.Note($"{script} is left out: name an interpreter by --python or ECOMINTEL_PYTHON.");
        }
        else if (PythonPeer.Start(python, script, options.Threads, folder, arguments) is { } peer)
        {
            yield return peer;
        }
    }

    private static List<CompareLine> Lines(string workload, int rows, IEnumerable<string> others, Measured[] times)
    {
        double scale = 1e9 / rows;
        return [.. others.Prepend(CompareTable.Ours).Select((engine, i) => new CompareLine(
            workload, engine, rows, times[i].Median * scale, times[i].Median / times[0].Median, times[i].Lowest * scale, times[i].Highest * scale))];
    }
}
