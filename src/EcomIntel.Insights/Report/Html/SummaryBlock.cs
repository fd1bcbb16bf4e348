namespace EcomIntel.Insights;

/// <summary>The first screen: how many claims of each verdict, and what to do.</summary>
internal static class SummaryBlock
{
    public static void Write(Markup html, ReportOutline outline, Numbers numbers)
    {
        html.AddConstant("<ul class=\"tiles\">");
        foreach (VerdictSection section in outline.Sections)
        {
            html.Add($"""<li><a class="{Style(section.Verdict)}" href="#{section.Anchor}"><b>{numbers.Count(section.Claims)}</b> <span>{Tile(section.Verdict)}</span></a></li>""");
        }

        html.AddConstant("</ul>\n");
        ClaimGroup[] groups = [.. outline.Supported.Groups];
        if (groups.Length == 0)
        {
            return;
        }

        html.AddConstant("""<section class="todo" aria-labelledby="todo"><h2 id="todo">In short</h2><ol>""");
        foreach (ClaimGroup group in groups)
        {
            foreach (Claim claim in group.Claims)
            {
                html.Add($"""<li><a href="#{group.Anchor}">{claim.StatementIn(numbers.Culture)}</a>""");
                if (claim.ActionIn(numbers.Culture) is { } action)
                {
                    html.Add($"""<span>{action}</span>""");
                }

                html.AddConstant("</li>");
            }
        }

        html.AddConstant("</ol></section>\n");
    }

    /// <summary>The class of a verdict's colours.</summary>
    public static string Style(Verdict verdict) => verdict switch { Verdict.Supported => "good", Verdict.NotSupported => "none-found", _ => "open" };

    private static string Tile(Verdict verdict) => verdict switch
    {
        Verdict.Supported => "supported: true beyond chance, and large enough to matter",
        Verdict.NotSupported => "ruled out: too small to matter",
        _ => "not known yet: the data cannot tell",
    };
}
