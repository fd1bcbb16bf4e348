using System.Globalization;
using System.Text.Json;
using EcomIntel.Modeling;

namespace EcomIntel.Quickstart.Tests;

/// <summary>The shapes of the files are contracts: other programs read them.</summary>
public sealed class OutputTests : IAsyncLifetime, IDisposable
{
    private const int Rows = 300;
    private readonly Workspace _workspace = new();
    private QuickstartResult _result = new(-1, string.Empty, string.Empty);

    public async ValueTask InitializeAsync()
    {
        string file = _workspace.Write("orders.csv", ShopFile.Text($"{ShopFile.Header}\n{ShopFile.Rows(Rows)}\n"));
        _result = await _workspace.RunAsync("--transactions", file, "--out", _workspace.Out, "--seed", "7");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void All_files_are_written()
    {
        _result.ExitCode.Should().Be(0, _result.Error);
        _result.Error.Should().BeEmpty();
        Directory.GetFiles(_workspace.Out).Select(Path.GetFileName)
            .Should().BeEquivalentTo("features.csv", "evaluation.json", "insights.json", "model.ecomforest", "report.html", "report.md");
    }

    [Fact]
    public void Features_stand_in_input_order_under_their_names()
    {
        string[] lines = File.ReadAllLines(Path.Combine(_workspace.Out, "features.csv"));
        lines[0].Split(',').Should().StartWith("transaction_id").And.Contain(
        [
            "hour_of_day", "day_of_week", "month", "total_price", "price_band", "customer_total_spent",
            "transaction_count_by_customer", "spend_sum_by_customer", "spend_mean_by_customer", "days_since_last_by_customer",
        ]);
        lines.Skip(1).Select(line => line.Split(',')[0]).Should().Equal(Enumerable.Range(0, Rows).Select(i => $"t{i}"));
    }

    [Fact]
    public void Nothing_before_is_empty_for_means_and_zero_for_counts_and_sums()
    {
        string[] header = Header();
        string[] first = Line(1);
        first[Array.IndexOf(header, "transaction_count_by_customer")].Should().Be("0");
        first[Array.IndexOf(header, "spend_sum_by_customer")].Should().Be("0");
        first[Array.IndexOf(header, "spend_mean_by_customer")].Should().BeEmpty();
        first[Array.IndexOf(header, "days_since_last_by_customer")].Should().BeEmpty();
        // The file's customers return every 20 rows of 7 hours.
        Number(Line(21)[Array.IndexOf(header, "days_since_last_by_customer")]).Should().Be(20 * 7 / 24.0);
    }

    [Fact]
    public void The_evaluation_has_the_shape_of_scikit_learns_report()
    {
        using JsonDocument json = Json("evaluation.json");
        JsonElement root = json.RootElement;
        root.GetProperty("accuracy").GetDouble().Should().BeInRange(0, 1);
        root.GetProperty("log_loss").GetDouble().Should().BePositive();
        root.GetProperty("majority_accuracy").GetDouble().Should().BeInRange(0, 1);
        string[] classes = [.. root.GetProperty("classes").EnumerateArray().Select(name => name.GetString()!)];
        classes.Should().Equal("Books", "Electronics", "Fashion");
        JsonElement report = root.GetProperty("classification_report");
        report.GetProperty("accuracy").GetDouble().Should().Be(root.GetProperty("accuracy").GetDouble());
        foreach (string name in (string[])[.. classes, "macro avg", "weighted avg"])
        {
            report.GetProperty(name).EnumerateObject().Select(property => property.Name).Should().Equal("precision", "recall", "f1-score", "support");
        }
    }

    [Fact]
    public void Each_claim_has_its_verdict_and_numbers_or_null()
    {
        using JsonDocument json = Json("insights.json");
        JsonElement[] claims = [.. json.RootElement.EnumerateArray()];
        string[] ids = [.. claims.Select(claim => claim.GetProperty("id").GetString()!)];
        ids.Should().OnlyHaveUniqueItems().And.Contain(["sales_by_month", "category_popularity", "age_concentration", "driver_hour_of_day"]);
        ids.Should().Contain(id => id.StartsWith("driver_age", StringComparison.Ordinal), "in this file what is known of a customer goes together, and is asked about as one");
        foreach (JsonElement claim in claims)
        {
            claim.GetProperty("verdict").GetString().Should().BeOneOf("Supported", "NotSupported", "InsufficientEvidence");
            claim.GetProperty("effect").ValueKind.Should().BeOneOf(JsonValueKind.Number, JsonValueKind.Null);
            claim.GetProperty("q_value").ValueKind.Should().BeOneOf(JsonValueKind.Number, JsonValueKind.Null);
            claim.GetProperty("n").GetInt64().Should().BeInRange(0, Rows);
            JsonElement interval = claim.GetProperty("interval");
            if (interval.ValueKind != JsonValueKind.Null)
            {
                double[] bounds = [.. interval.EnumerateArray().Select(bound => bound.GetDouble())];
                bounds.Should().HaveCount(2).And.BeInAscendingOrder();
            }
        }
    }

    [Fact]
    public void The_report_is_a_page_and_a_text_of_the_same_claims()
    {
        using JsonDocument json = Json("insights.json");
        string html = File.ReadAllText(Path.Combine(_workspace.Out, "report.html"));
        string markdown = File.ReadAllText(Path.Combine(_workspace.Out, "report.md"));

        html.Should().StartWith("<!DOCTYPE html>");
        markdown.Should().StartWith("# ");
        foreach (string id in json.RootElement.EnumerateArray().Select(claim => claim.GetProperty("id").GetString()!))
        {
            html.Should().Contain(id);
            markdown.Should().Contain(id.Replace("_", "\\_", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_saved_forest_brings_its_pipeline_and_never_reads_the_purchase()
    {
        RandomForest forest = RandomForest.Load(Path.Combine(_workspace.Out, "model.ecomforest"));
        forest.Schema.Pipeline.Should().NotBeNull();
        forest.Schema.Fields.Should().OnlyContain(field => (field.KnownFrom & ~Known.BeforePurchase) == Known.None);
    }

    private string[] Header() => Line(0);

    private string[] Line(int number) => File.ReadAllLines(Path.Combine(_workspace.Out, "features.csv"))[number].Split(',');

    private JsonDocument Json(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_workspace.Out, name)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
