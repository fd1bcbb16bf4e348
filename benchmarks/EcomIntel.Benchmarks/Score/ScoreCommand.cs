using System.ComponentModel;
using EcomIntel.Kafka.Harness;

namespace EcomIntel.Benchmarks;

/// <summary>The scoreboard: <c>score features</c>, <c>online</c>, <c>ingest</c>, <c>compare</c> and <c>faults</c>.</summary>
internal static class ScoreCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["faults", ..])
        {
            return await RunFaultsAsync(args[1..]);
        }

        ScoreOptions options;
        try
        {
            options = ScoreOptions.Parse(args);
        }
        catch (FormatException mistake)
        {
            await Console.Error.WriteLineAsync($"{mistake.Message}\n\n{ScoreOptions.Usage}\n\n{FaultOptions.Usage}");
            return 2;
        }

        try
        {
            await RunAsync(options);
            return 0;
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException or Win32Exception or EcomIntelException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task<int> RunFaultsAsync(string[] args)
    {
        FaultOptions options;
        try
        {
            options = FaultOptions.Parse(args);
        }
        catch (FormatException mistake)
        {
            await Console.Error.WriteLineAsync($"{mistake.Message}\n\n{FaultOptions.Usage}");
            return 2;
        }

        if (KafkaCluster.UnavailableReason is { } reason)
        {
            await Console.Error.WriteLineAsync($"No Kafka can be started: {reason}.");
            return 2;
        }

        return await FaultsScore.RunAsync(options, new Report(Console.Out, options.Json)) ? 0 : 1;
    }

    private static async Task RunAsync(ScoreOptions options)
    {
        Report report = new(Console.Out, options.Json);
        report.Note($"{Machine.Name}, {Machine.Knobs}");
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
            default:
                await CompareScore.RunAsync(options, report);
                break;
        }
    }
}
