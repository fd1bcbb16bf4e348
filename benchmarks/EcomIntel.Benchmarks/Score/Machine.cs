using System.Runtime;
using System.Runtime.InteropServices;

namespace EcomIntel.Benchmarks;

/// <summary>What a measurement was made on.</summary>
internal static class Machine
{
    public static string Name => $"{Processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    /// <summary>The settings of the garbage collector; the project sets none, so these are what an app has by default.</summary>
    public static string Knobs => $"{(GCSettings.IsServerGC ? "server" : "workstation")} GC, {GCSettings.LatencyMode}";

    private static string Processor => OperatingSystem.IsLinux()
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
        : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
}
