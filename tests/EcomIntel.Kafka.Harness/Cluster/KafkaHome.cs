namespace EcomIntel.Kafka.Harness;

/// <summary>Where Apache Kafka and Java are.</summary>
internal static class KafkaHome
{
    /// <summary>The folder that <c>KAFKA_HOME</c> names; null where it is not set.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 } folder ? folder : null;

    public static string Java { get; } = Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home ? Path.Combine(home, "bin", "java") : "java";

    public static string ClassPath => Path.Combine(Folder!, "libs", "*");

    /// <summary>How far Java compiles: 1 starts fast and is enough for tests, 4 is what measurements need.</summary>
    public static string CompilerLevel { get; } = Environment.GetEnvironmentVariable("ECOMINTEL_KAFKA_COMPILER") is { Length: > 0 } level ? level : "4";

    /// <summary>Why no broker can be started; null where one can.</summary>
    public static string? UnavailableReason { get; } = Check();

    private static string? Check()
    {
        if (Folder is null)
        {
            return "KAFKA_HOME does not name an unpacked Apache Kafka, nor ECOMINTEL_KAFKA_BOOTSTRAP a running one";
        }

        if (!Directory.Exists(Path.Combine(Folder, "libs")))
        {
            return $"KAFKA_HOME is '{Folder}', which has no folder libs";
        }

        bool hasJava = Path.IsPathRooted(Java)
            ? File.Exists(Java)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Java)));
        return hasJava ? null : "there is no Java to run Kafka with; it needs version 17";
    }
}
