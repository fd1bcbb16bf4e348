using System.Text.Json;

namespace EcomIntel.Quickstart.Tests;

/// <summary>The original project's own 1,000 rows are noise, and the whole path says so.</summary>
public class SeedTests
{
    [Fact]
    public async Task The_seed_gives_pandas_numbers_and_no_claim_about_drivers()
    {
        string? data = Environment.GetEnvironmentVariable("ECOMINTEL_DATA");
        Assert.SkipWhen(data is null, "ECOMINTEL_DATA does not name the folder with seed/ecommerce_data.csv.");
        using Workspace workspace = new();

        QuickstartResult result = await workspace.RunAsync("--transactions", Path.Combine(data, "seed", "ecommerce_data.csv"), "--out", workspace.Out);

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain("1,000 read = 1,000 kept + 0 changed + 0 quarantined").And.Contain("no better than chance");
        // Source: pandas 1.5.3, read_csv and groupby over the same file; the first two rows.
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(workspace.Out, "features.csv"), TestContext.Current.CancellationToken);
        lines[1].Should().Be("txn_1,19,6,12,696.04,Medium,68,Male,Ho,3,2129.57,709.8566666666667,67.74999143969907,0,3894.41");
        lines[2].Should().Be("txn_2,22,1,11,1354.04,High,41,Male,Adenta,2,914.5,457.25,63.1249964546875,0,5922.52");
        using JsonDocument insights = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(workspace.Out, "insights.json"), TestContext.Current.CancellationToken));
        insights.RootElement.EnumerateArray().Where(claim => claim.GetProperty("verdict").GetString() == "Supported").Should().BeEmpty();
    }
}
