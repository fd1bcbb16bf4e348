using EcomIntel.Kafka.Harness;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>kcat, a client that nobody here wrote.</summary>
internal static class Kcat
{
    /// <summary>Sends lines of key, bar and payload, or of payload alone where no line has a bar.</summary>
    public static async Task ProduceAsync(TestTopic topic, IReadOnlyList<string> lines, params string[] options)
    {
        SkipWithout();
        await using ChildProcess kcat = ChildProcess.Start("kcat", ["-P", "-b", topic.Cluster.Bootstrap, "-t", topic.Name, .. options]);
        foreach (string line in lines)
        {
            await kcat.WriteLineAsync(line, TestContext.Current.CancellationToken);
        }

        kcat.EndInput();
        await EndAsync(kcat);
    }

    /// <summary>Reads a topic to its end; returns what the format makes of each record.</summary>
    public static async Task<IReadOnlyList<string>> ConsumeAsync(TestTopic topic, string format)
    {
        SkipWithout();
        await using ChildProcess kcat = ChildProcess.Start("kcat", ["-C", "-q", "-e", "-b", topic.Cluster.Bootstrap, "-t", topic.Name, "-o", "beginning", "-f", format + "\n"]);
        await EndAsync(kcat);
        return kcat.Output;
    }

    private static async Task EndAsync(ChildProcess kcat) =>
        (await kcat.Exited.WaitAsync(TestContext.Current.CancellationToken)).Should().Be(0, "kcat said {0}", string.Join('\n', kcat.Output));

    private static void SkipWithout() => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "kcat"))), "kcat is not installed");
}
