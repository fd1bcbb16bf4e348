using System.ComponentModel;

namespace EcomIntel.Benchmarks;

/// <summary>The scoreboard: <c>score features</c>, <c>online</c>, <c>ingest</c>, <c>insights</c>, <c>compare</c>, <c>forest</c>, <c>streaming</c> and <c>faults</c>.</summary>
internal static class ScoreCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args is ["faults", ..])
            {
                FaultOptions faults = FaultOptions.Parse(args.AsSpan(1));
                return await FaultsScore.RunAsync(faults, new Report(Console.Out, faults.Json)) ? 0 : 1;
            }

            if (args is ["forest", ..])
            {
                ForestOptions forest = ForestOptions.Parse(args.AsSpan(1));
                ForestScore.Run(forest, Begin(forest.Json, 5));
            }
            else if (args is ["streaming", ..])
            {
                StreamScoreOptions streaming = StreamScoreOptions.Parse(args.AsSpan(1));
                await StreamScore.RunAsync(streaming, Begin(streaming.Json));
            }
            else
            {
                await RunAsync(ScoreOptions.Parse(args));
            }

            return 0;
        }
        catch (FormatException mistake)
        {
            await Console.Error.WriteLineAsync($"{mistake.Message}\n\n{ScoreOptions.Usage}\n\n{ForestOptions.Usage}\n\n{StreamScoreOptions.Usage}\n\n{FaultOptions.Usage}");
            return 2;
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException or Win32Exception or EcomIntelException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task RunAsync(ScoreOptions options)
    {
        Report report = Begin(options.Json);
        switch (options.Command)
        {
            case "features":
                FeaturesScore.Run(options, report);
                break;
            case "online":
                OnlineScore.Run(options, report);
                break;
            case "ingest":
                await IngestScore.RunAsync(options, report);
                break;
            case "insights":
                InsightsScore.Run(options, report);
                break;
            default:
                await CompareScore.RunAsync(options, report);
                break;
        }
    }

    private static Report Begin(bool json, int decimals = 3)
    {
        Report report = new(Console.Out, json, decimals);
        report.Note($"{Machine.Name}, {Machine.Knobs}");
        return report;
    }
}
