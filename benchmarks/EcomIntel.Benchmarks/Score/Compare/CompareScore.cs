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
                report.Note(CompareTable.Markdown(lines, options));
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
        List<IPeer> peers = [.. Scripts(options, report, folder, "features_polars.py"), .. Scripts(options, report, folder, "features_pandas.py"), new DuckDbPeer(shop, options.Threads)];
        List<CompareLine> lines = [];
        foreach (Workload workload in Workload.All.Where(workload => options.Workloads.Contains(workload.Name)))
        {
            report.Note($"{workload.Name}: comparing values, then timing");
            FeatureTable expected = workload.Pipeline.Transform(workload.Dataset(shop), options.Threads);
            lines.AddRange(Lines(
                workload.Name, shop.Rows, peers, Contest.Run(workload.Name, expected, () => FeaturesScore.Seconds(workload, shop, options.Threads), peers, options.Runs)));
        }

        peers.ForEach(peer => peer.Dispose());
        return lines;
    }

    private static async Task<IEnumerable<CompareLine>> IngestAsync(ScoreOptions options, Report report, string folder)
    {
        report.Note("ingest: comparing values, then timing");
        List<IPeer> peers = [.. Scripts(options, report, folder, "ingest_pandas.py", options.File!)];
        (_, IngestResult expected) = await IngestScore.SecondsAsync(options.File!, options.Threads);
        Measured[] times = Contest.Run(
            "ingest", expected.Features, () => IngestScore.SecondsAsync(options.File!, options.Threads).GetAwaiter().GetResult().Seconds, peers, options.Runs);
        peers.ForEach(peer => peer.Dispose());
        return Lines("ingest", (int)expected.RowsRead, peers, times);
    }

    private static IEnumerable<IPeer> Scripts(ScoreOptions options, Report report, string folder, string script, params string[] arguments)
    {
        string? python = options.Python ?? Environment.GetEnvironmentVariable("ECOMINTEL_PYTHON");
        if (python is null)
        {
            report.Note($"{script} is left out: name an interpreter by --python or ECOMINTEL_PYTHON.");
        }
        else if (PythonPeer.Start(python, script, folder, arguments) is { } peer)
        {
            yield return peer;
        }
    }

    private static IEnumerable<CompareLine> Lines(string workload, int rows, IEnumerable<IPeer> peers, Measured[] times)
    {
        double scale = 1e9 / rows;
        return peers.Select(peer => peer.Name).Prepend(CompareTable.Ours).Select((engine, i) => new CompareLine(
            workload, engine, rows, times[i].Median * scale, times[i].Median / times[0].Median, times[i].Lowest * scale, times[i].Highest * scale));
    }
}
