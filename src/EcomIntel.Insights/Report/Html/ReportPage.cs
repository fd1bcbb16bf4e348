using System.Globalization;

namespace EcomIntel.Insights;

/// <summary>The report as one HTML file: no script, no network, nothing beside it.</summary>
internal sealed class ReportPage
{
    public const string DefaultTitle = "What your shop's data says";

    private readonly Markup _html = new();
    private readonly Numbers _numbers;
    private readonly ReportOutline _outline;

    private ReportPage(ReportOutline outline, CultureInfo culture)
    {
        _outline = outline;
        _numbers = new Numbers(culture);
    }

    public static string Write(InsightReport report, CultureInfo culture, string title)
    {
        ReportPage page = new(ReportOutline.Of(report), culture);
        page.Write(title);
        return page._html.ToString();
    }

    private void Write(string title)
    {
        // The policy lets a browser prove what we promise: nothing is run and nothing is loaded.
        _html.Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <title>{title}</title>
            <style>

            """).AddConstant(PageStyle.Css);
        _html.Add($"""
            </style>
            </head>
            <body>
            <a class="skip" href="#supported">Skip to what is true</a>
            <header>
            <h1>{title}</h1>
            <p class="soft">{Headline.Scope(_outline.Data, _numbers)}</p>
            <p class="headline">{Headline.Of(_outline, _numbers)}</p>

            """);
        SummaryBlock.Write(_html, _outline, _numbers);
        _html.AddConstant("</header>\n<main>\n");
        foreach (VerdictSection section in _outline.Sections)
        {
            Section(section);
        }

        DescriptionBlock.Write(_html, _outline.Descriptions, _numbers);
        Words();
        _html.Add($"""
            </main>
            <footer><p class="paper">The page has more when it is read on a screen: the numbers behind each chart, and what was seen where nothing is known yet.</p>
            <p>Made with EcomIntel.Insights from data with the fingerprint <code>{_outline.DataFingerprint}</code>. The same data, options and questions give the same report.</p></footer>
            </body>
            </html>

            """);
    }

    private void Section(VerdictSection section)
    {
        _html.Add($"""<section aria-labelledby="{section.Anchor}"><h2 id="{section.Anchor}">{section.Title}</h2>""");
        _html.Add($"""<p class="lead">{(section.Groups.IsEmpty ? section.Nothing : section.Lead)}</p>""").AddConstant("\n");
        foreach (ClaimGroup group in section.Groups)
        {
            ClaimCard.Write(_html, section, group, _numbers);
        }

        _html.AddConstant("</section>\n");
    }

    private void Words()
    {
        _html.Add($"""<section aria-labelledby="words"><h2 id="words">{Glossary.Title}</h2><dl class="glossary">""");
        foreach ((string term, string meaning) in Glossary.Terms)
        {
            _html.Add($"<dt>{term}</dt><dd>{meaning}</dd>");
        }

        _html.AddConstant("</dl></section>\n");
    }
}
