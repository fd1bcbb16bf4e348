using System.Reflection;

namespace EcomIntel.Repository.Tests;

/// <summary>The assemblies of the packages that hold code, in the order in which pages show them.</summary>
internal static class PackageAssemblies
{
    public static IReadOnlyList<Assembly> All { get; } =
    [
        .. new[]
        {
            "EcomIntel.Core", "EcomIntel.Synthetic", "EcomIntel.Parquet", "EcomIntel.Modeling", "EcomIntel.Modeling.MLNet",
            "EcomIntel.Insights", "EcomIntel.Recommendations", "EcomIntel.Streaming", "EcomIntel.Streaming.Kafka",
            "EcomIntel.Streaming.PostgreSql", "EcomIntel.Streaming.Sqlite",
        }.Select(Assembly.Load),
    ];
}
