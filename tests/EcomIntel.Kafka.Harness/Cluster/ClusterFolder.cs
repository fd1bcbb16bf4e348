using System.Globalization;
using System.Security.Cryptography;

namespace EcomIntel.Kafka.Harness;

/// <summary>The folder of a cluster: what each broker reads at its start.</summary>
internal static class ClusterFolder
{
    /// <summary>Writes the properties of all brokers and makes their data folders.</summary>
    public static async Task FormatAsync(string folder, IReadOnlyList<KafkaBroker> brokers, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "log4j2.properties"), BrokerSettings.Logging, cancellationToken);
        foreach (KafkaBroker broker in brokers)
        {
            Directory.CreateDirectory(Folder(folder, broker));
            await File.WriteAllTextAsync(Path.Combine(Folder(folder, broker), "broker.properties"), BrokerSettings.Of(broker, brokers, Data(folder, broker), settings), cancellationToken);
        }

        // One run of the tool for all: only the ids in meta.properties differ between brokers.
        string cluster = NewId();
        await RunAsync("kafka.tools.StorageTool", ["format", "-t", cluster, "-c", Path.Combine(Folder(folder, brokers[0]), "broker.properties")], cancellationToken);
        foreach (KafkaBroker broker in brokers.Skip(1))
        {
            Copy(Data(folder, brokers[0]), Data(folder, broker));
            string meta = string.Create(CultureInfo.InvariantCulture, $"version=1\ncluster.id={cluster}\nnode.id={broker.Id}\ndirectory.id={NewId()}\n");
            await File.WriteAllTextAsync(Path.Combine(Data(folder, broker), "meta.properties"), meta, cancellationToken);
        }
    }

    /// <summary>Runs a class of Kafka to its end and returns what it printed.</summary>
    public static async Task<string> RunAsync(string className, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        await using ChildProcess tool = ChildProcess.Start(KafkaHome.Java, ["-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", KafkaHome.ClassPath, className, .. arguments]);
        int code = await tool.Exited.WaitAsync(cancellationToken);
        string output = string.Join('\n', tool.Output);
        return code == 0 ? output : throw new InvalidOperationException($"{className} ended with {code}: {output}");
    }

    private static string Folder(string folder, KafkaBroker broker) => Path.Combine(folder, broker.Id.ToString(CultureInfo.InvariantCulture));

    private static string Data(string folder, KafkaBroker broker) => Path.Combine(Folder(folder, broker), "data");

    /// <summary>An id as Kafka writes them: 16 bytes in URL-safe Base64, which may not begin with a hyphen.</summary>
    private static string NewId()
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(16);
        bytes[0] = 0;
        return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
