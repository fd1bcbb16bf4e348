using System.Globalization;
using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public class ReportMarkdownTests
{
    private static readonly InsightReport Report = new InsightReportBuilder(new InsightOptions { Seed = 3 }).AddDefaultQuestions().Build()
        .Run(SyntheticWorld.Realistic(7, world => (world.Transactions, world.Customers) = (5_000, 600)).ToDataset());

    [Fact]
    public void It_has_the_order_of_the_page()
    {
        string[] headings = [.. Report.ToMarkdown(title: "Our *shop*").Split('\n').Where(line => line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal))];

        headings.Should().Equal("# Our \\*shop\\*", "## What is true, and what to do", "## What the data rules out", "## What is not known yet", "## What the words mean");
    }

    [Fact]
    public void Every_claim_and_level_is_there_and_every_chart_is_a_table()
    {
        string text = Report.ToMarkdown();

        foreach (Claim claim in Report.Claims)
        {
            text.Should().Contain($"| {MarkdownText.Escape(claim.Id)} |");
            if (claim.LevelOf is null)
            {
                text.Should().Contain(MarkdownText.Escape(claim.Statement));
            }
        }

        foreach (ChartData chart in Report.Claims.SelectMany(claim => claim.Charts))
        {
            text.Should().Contain($"#### {MarkdownText.Escape(FormattableString.Invariant(chart.Title))}\n");
        }
    }

    [Fact]
    public void A_row_of_a_table_has_as_many_cells_as_its_heading()
    {
        foreach (string[] table in Tables(Report.ToMarkdown(CultureInfo.GetCultureInfo("de-DE"))))
        {
            table.Select(line => line.Split('|').Length).Distinct().Should().ContainSingle(table[0]);
        }
    }

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<b>&", "&lt;b&gt;&amp;")]
    [InlineData("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`")]
    [InlineData("[a](b)", "\\[a\\](b)")]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("2011. A year", "2011\\. A year")]
    [InlineData("48.6% of customers", "48.6% of customers")]
    [InlineData("- no item", "\\- no item")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("a\0b", "a\uFFFDb")]
    public void Signs_of_markdown_stay_signs(string text, string escaped) => MarkdownText.Escape(text).Should().Be(escaped);

    [Fact]
    public void A_saved_report_is_its_text()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "report.md");

        Report.SaveMarkdown(path, CultureInfo.GetCultureInfo("de-DE"));

        File.ReadAllText(path).Should().Be(Report.ToMarkdown(CultureInfo.GetCultureInfo("de-DE")));
    }

    private static IEnumerable<string[]> Tables(string text) => text.Split("\n\n").Where(block => block.StartsWith('|')).Select(block => block.TrimEnd('\n').Split('\n'));
}
