using System.Xml.Linq;

namespace EcomIntel.Repository.Tests;

/// <summary>What each package may reference is a decision (docs/architecture.md), not an accident.</summary>
public class ReferenceTableTests
{
    private const string Core = "EcomIntel.Core";
    private const string Modeling = "EcomIntel.Modeling";

    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Table = new(StringComparer.Ordinal)
    {
        [Core] = ([], [
            "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Options", "Microsoft.Extensions.Options.ConfigurationExtensions", "Sylvan.Data.Csv"]),
        ["EcomIntel.Synthetic"] = ([Core], ["Bogus"]),
        ["EcomIntel.Parquet"] = ([Core], ["Parquet.Net"]),
        [Modeling] = ([Core], ["MathNet.Numerics"]),
        ["EcomIntel.Modeling.MLNet"] = ([Modeling], ["Microsoft.ML", "Microsoft.ML.FastTree", "Microsoft.ML.LightGbm", "Microsoft.ML.OnnxTransformer"]),
        ["EcomIntel.Insights"] = ([Core, Modeling], []),
        ["EcomIntel.Recommendations"] = ([Core, Modeling], []),
        ["EcomIntel.Streaming"] = ([Core], ["Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions"]),
        ["EcomIntel.Streaming.Kafka"] = (["EcomIntel.Streaming"], ["Confluent.Kafka"]),
        ["EcomIntel.Streaming.PostgreSql"] = (["EcomIntel.Streaming"], ["Npgsql"]),
        ["EcomIntel.Streaming.Sqlite"] = (["EcomIntel.Streaming"], ["Microsoft.Data.Sqlite"]),
        ["EcomIntel.Sdk"] = ([Core, "EcomIntel.Insights", Modeling, "EcomIntel.Recommendations", "EcomIntel.Streaming"], []),
    };

    public static TheoryData<string> Packages => [.. Table.Keys];

    [Fact]
    public void Every_project_under_src_is_in_the_table()
    {
        string[] projects = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.csproj", SearchOption.AllDirectories);

        projects.Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo(Table.Keys);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_references_what_the_table_says(string package)
    {
        XDocument project = XDocument.Load(Path.Combine(RepositoryRoot.Path, "src", package, package + ".csproj"));

        project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!))
            .Should().BeEquivalentTo(Table[package].Projects);
        project.Descendants("PackageReference").Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string)reference.Attribute("Include")!)
            .Should().BeEquivalentTo(Table[package].Packages);
    }
}
