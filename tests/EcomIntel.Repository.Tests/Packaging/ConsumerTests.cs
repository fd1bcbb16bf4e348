namespace EcomIntel.Repository.Tests;

/// <summary>A fresh app that knows only the packages: what a user gets, not what the solution happens to build.</summary>
public class ConsumerTests(PackedPackages packed)
{
    private const int MostLines = 30;

    [Fact]
    public async Task A_fresh_app_composes_the_pipeline_from_the_packages_alone()
    {
        string[] program = await File.ReadAllLinesAsync(
            Path.Combine(RepositoryRoot.Path, "tests/EcomIntel.Repository.Tests/Packaging/Consumer/Program.cs"), TestContext.Current.CancellationToken);
        string app = Directory.CreateDirectory(Path.Combine(packed.Folder, "consumer")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(app, "Program.cs"), program, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(app, "Consumer.csproj"), Project, TestContext.Current.CancellationToken);

        string output = await DotnetCli.RunAsync(app, TestContext.Current.CancellationToken, "run", "--verbosity", "quiet");

        program.Length.Should().BeLessThan(MostLines);
        output.Should().Contain("records of Transaction: 2,000 read = 2,000 kept", "rows are read and cleaned")
            .And.ContainAll("precision", "weighted avg").And.MatchRegex(@"\n\d+ of \d+ claims are supported", "the insights are asked")
            .And.MatchRegex(@"\n1 bought; (\d+ ){2}\d+\s*$", "the order came through the log into a profile, which is offered three products");
    }

    // The packages come before the machine's own sources, and into a folder of the app's own.
    private string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <RestoreAdditionalProjectSources>{packed.Packages}</RestoreAdditionalProjectSources>
            <RestorePackagesPath>{Path.Combine(packed.Folder, "restored")}</RestorePackagesPath>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="EcomIntel.Sdk" Version="{packed.Version}" />
            <PackageReference Include="EcomIntel.Synthetic" Version="{packed.Version}" />
            <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.11" />
          </ItemGroup>
        </Project>
        """;
}
