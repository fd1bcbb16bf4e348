using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public partial class ReportPageTests
{
    private static readonly InsightReport Report = new InsightReportBuilder(new InsightOptions { Seed = 3 }).AddDefaultQuestions().Build()
        .Run(SyntheticWorld.Realistic(7, world => (world.Transactions, world.Customers) = (5_000, 600)).ToDataset());

    [Fact]
    public void Nothing_is_loaded_or_run()
    {
        string html = Report.ToHtml();

        html.Should().StartWith("<!DOCTYPE html>").And.Contain("default-src 'none'");
        html.Should().NotContainAny("<script", "<link", "<img", "<iframe", "@import", "http:", "https:", "url(", "onload=", "javascript:");
    }

    [Fact]
    public void Every_claim_and_level_is_there_with_its_evidence()
    {
        string text = Text(Report.ToHtml());

        Report.Claims.Should().Contain(claim => claim.LevelOf != null, "a supported question has levels");
        foreach (Claim claim in Report.Claims)
        {
            text.Should().Contain(claim.Id);
            text.Should().Contain(Words.Capital(claim.Method));
            if (claim.LevelOf is null || claim.Verdict == Verdict.Supported)
            {
                text.Should().Contain(claim.Statement);
            }
        }

        text.Should().Contain(Report.DataFingerprint);
    }

    [Fact]
    public void What_is_true_comes_first_then_what_is_ruled_out_then_what_is_not_known()
    {
        string html = Report.ToHtml();

        int[] places = [.. new[] { "id=\"supported\"", "id=\"notsupported\"", "id=\"insufficientevidence\"", "id=\"words\"" }.Select(id => html.IndexOf(id, StringComparison.Ordinal))];
        places.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.NotContain(-1);
    }

    [Fact]
    public void Ids_are_unique_and_links_lead_to_them()
    {
        string html = Report.ToHtml();
        string[] ids = [.. Id().Matches(html).Select(match => match.Groups["id"].Value)];

        ids.Should().OnlyHaveUniqueItems();
        Link().Matches(html).Select(match => match.Groups["id"].Value).Should().NotBeEmpty().And.BeSubsetOf(ids);
    }

    [Fact]
    public void Every_chart_has_words_and_a_table()
    {
        string html = Report.ToHtml();
        int charts = Report.Claims.Sum(claim => claim.Charts.Length);

        charts.Should().BeGreaterThan(2);
        Chart().Matches(html).Should().HaveCount(charts);
        html.Split("<summary>The numbers").Should().HaveCount(charts + 1);
    }

    [Fact]
    public void Numbers_speak_the_readers_culture()
    {
        string german = Report.ToHtml(CultureInfo.GetCultureInfo("de-DE"), "Umsatz & mehr");

        german.Should().Contain("<h1>Umsatz &amp; mehr</h1>");
        Text(german).Should().Contain(Report.Find("age_concentration")!.StatementIn(CultureInfo.GetCultureInfo("de-DE")));
        Text(german).Should().Contain("+16,1 points").And.NotContain("+16.1 points");
    }

    [Fact]
    public async Task A_file_and_a_stream_hold_the_same_page()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "report.html");
        using MemoryStream stream = new();

        Report.SaveHtml(path, CultureInfo.GetCultureInfo("en-GB"), "Our shop");
        await Report.WriteHtmlAsync(stream, CultureInfo.GetCultureInfo("en-GB"), "Our shop", TestContext.Current.CancellationToken);

        File.ReadAllBytes(path).Should().Equal(stream.ToArray());
    }

    [Fact]
    public void A_report_without_data_says_so()
    {
        string html = new InsightReportBuilder().AddDefaultQuestions().Build().Run(CommerceDataset.FromRecords([]), null, TestContext.Current.CancellationToken).ToHtml();

        Text(html).Should().Contain("none is supported by this data").And.Contain("No customer's age is known.");
    }

    private static string Text(string html) => WebUtility.HtmlDecode(html);

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<svg class=\"chart\"[^>]+role=\"img\" aria-label=\"[^\"]{20,}\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chart();
}
