using EcomIntel;
using Quickstart.Output;
using Quickstart.Steps;

namespace Quickstart;

/// <summary>The whole path, step by step: a shop's data in; features, models, claims and live recommendations out.</summary>
internal static class App
{
    /// <summary>Runs the path.</summary>
    /// <returns>0 when all was written; 2 when the input or an option cannot be used, with one message on <paramref name="error"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            QuickstartOptions options = QuickstartOptions.Parse(args);
            Directory.CreateDirectory(options.Out);
            await RunAsync(options, Screen.On(output), cancellationToken);
            return 0;
        }
        catch (Exception problem) when (problem is UsageException or EcomIntelException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(Describe(problem, args));
            return 2;
        }
    }

    /// <summary>Names the file, also where the error comes from a step that never saw it.</summary>
    private static string Describe(Exception problem, string[] args)
    {
        int option = Array.IndexOf(args, "--transactions");
        string? file = option >= 0 && option + 1 < args.Length ? args[option + 1] : null;
        return problem is EcomIntelException && file is not null && !problem.Message.Contains(file, StringComparison.Ordinal) ? $"{file}: {problem.Message}" : problem.Message;
    }

    private static async Task RunAsync(QuickstartOptions options, Screen screen, CancellationToken cancellationToken)
    {
        screen.Title("1. The shop");
        CleanResult shop = await ShopLoading.LoadAsync(options, screen, cancellationToken);

        screen.Title("2. Features");
        FeatureStep features = FeatureStep.Make(shop.Dataset, options);
        features.Write(Path.Combine(options.Out, "features.csv"), screen);

        screen.Title("3. Models");
        ModelStep models = ModelStep.Train(features, options, screen, cancellationToken);
        models.Write(options.Out);

        screen.Title("4. Insights");
        InsightStep.Run(shop.Dataset, options, screen, cancellationToken);

        screen.Title("5. Live");
        await LiveStep.RunAsync(shop.Dataset, features, models.Forest, screen, cancellationToken);

        screen.Line($"Written to {options.Out}: features.csv, evaluation.json, model.ecomforest, insights.json, report.md, and report.html to open in a browser");
    }
}
