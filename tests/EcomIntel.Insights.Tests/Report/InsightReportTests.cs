using System.Globalization;
using System.Text.Json;
using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public class InsightReportTests
{
    private static readonly CommerceDataset Dataset = SyntheticWorld.Realistic(7, world => (world.Transactions, world.Customers) = (1_500, 300)).ToDataset();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Threads_do_not_change_the_report() => Run(threads: 1).ToJson().Should().Be(Run(threads: 4).ToJson());

    [Fact]
    public void Json_is_an_array_of_claims_in_the_agreed_shape()
    {
        InsightReport report = Run(threads: -1);
        using JsonDocument json = JsonDocument.Parse(report.ToJson());

        json.RootElement.GetArrayLength().Should().Be(report.Claims.Length);
        foreach ((JsonElement element, Claim claim) in json.RootElement.EnumerateArray().Zip(report.Claims))
        {
            element.EnumerateObject().Select(property => property.Name).Should().Equal(
                "id", "statement", "verdict", "effect", "unit", "scale", "interval", "q_value", "p_value", "n", "customers", "effective_customers", "minimum_effect", "data_fingerprint", "method", "note",
                "action",
                "expected_value");
            element.GetProperty("id").GetString().Should().Be(claim.Id);
            element.GetProperty("verdict").GetString().Should().Be(claim.Verdict.ToString());
            element.GetProperty("n").GetInt64().Should().Be(claim.Rows);
            element.GetProperty("data_fingerprint").GetString().Should().Be(Dataset.Fingerprint);
            if (claim.Interval is { } interval)
            {
                element.GetProperty("interval").EnumerateArray().Select(end => end.GetDouble()).Should().Equal(interval.Low, interval.High);
            }
        }
    }

    [Fact]
    public void Numbers_without_evidence_are_null()
    {
        CommerceDataset empty = CommerceDataset.FromRecords([]);

        using JsonDocument json = JsonDocument.Parse(new InsightReportBuilder().AddDefaultQuestions().Build().Run(empty, null, Stop).ToJson());

        json.RootElement.EnumerateArray().Should().HaveCountGreaterThan(3).And.OnlyContain(claim =>
            claim.GetProperty("verdict").GetString() == "InsufficientEvidence"
            && claim.GetProperty("effect").ValueKind == JsonValueKind.Null
            && claim.GetProperty("interval").ValueKind == JsonValueKind.Null
            && claim.GetProperty("q_value").ValueKind == JsonValueKind.Null
            && claim.GetProperty("n").GetInt64() == 0);
    }

    [Fact]
    public void A_saved_report_is_its_json()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "insights.json");
        InsightReport report = new InsightReportBuilder().Add(new AgeConcentration()).Build().Run(Dataset, null, Stop);

        report.SaveJson(path);

        File.ReadAllText(path).Should().Be(report.ToJson() + "\n");
    }

    [Fact]
    public void Text_is_a_sentence_a_claim_and_a_table()
    {
        string text = new InsightReportBuilder().Add(new AgeConcentration()).Build().Run(Dataset, null, Stop).ToString();

        text.Should().StartWith("1 of 1 claims are supported by this data.");
        text.Should().Contain("% of customers are 25 to 40 years old, against 30.8% if all ages were equally frequent.");
        text.Should().MatchRegex(@"age_concentration +Supported +0\.\d{4} +\[0\.\d{4}, 0\.\d{4}\] +0\.0500 ");
        text.Should().EndWith($"Data {Dataset.Fingerprint}.");
    }

    [Fact]
    public void Sentences_speak_the_readers_culture()
    {
        Claim claim = new InsightReportBuilder().Add(new AgeConcentration()).Build().Run(Dataset, null, Stop).Claims[0];

        claim.Statement.Should().Contain("30.8%");
        claim.StatementIn(CultureInfo.GetCultureInfo("de-DE")).Should().Contain("30,8%");
    }

    [Fact]
    public void Progress_names_each_question_in_turn()
    {
        List<InsightProgress> steps = [];

        new InsightReportBuilder().Add(new AgeConcentration()).Add(new SalesByMonth()).Build().Run(Dataset, new Listener(steps), Stop);

        steps.Should().Equal(
            new InsightProgress("age_concentration", 1, 2, 0, 1),
            new InsightProgress("age_concentration", 1, 2, 1, 1),
            new InsightProgress("sales_by_month", 2, 2, 0, 1),
            new InsightProgress("sales_by_month", 2, 2, 1, 1));
    }

    [Fact]
    public void A_stopped_report_ends_with_its_token()
    {
        InsightReporter reporter = new InsightReportBuilder().AddDefaultQuestions().Build();

        Action act = () => reporter.Run(Dataset, null, new CancellationToken(canceled: true));

        act.Should().Throw<OperationCanceledException>();
    }

    private static InsightReport Run(int threads) => new InsightReportBuilder(new InsightOptions { Seed = 3, MaxDegreeOfParallelism = threads }).AddDefaultQuestions().Build().Run(Dataset, null, Stop);

    private sealed class Listener(List<InsightProgress> steps) : IProgress<InsightProgress>
    {
        public void Report(InsightProgress value) => steps.Add(value);
    }
}
