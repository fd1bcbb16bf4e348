namespace EcomIntel.Insights;

/// <summary>What one question found: sentence, size, action, chart, levels and evidence.</summary>
internal static class ClaimCard
{
    // A shop with hundreds of pairs of products would fill the page with them.
    private const int MostLevels = 12;

    private const int MostBeside = 2;

    public static void Write(Markup html, VerdictSection section, ClaimGroup group, Numbers numbers)
    {
        bool showsCharts = !group.Charts.IsEmpty && group.Verdict != Verdict.InsufficientEvidence;
        html.Add($"""<article class="card" id="{group.Anchor}" aria-labelledby="{group.Anchor}-title"><p class="kicker"><span>{group.Topic}</span>""");
        html.Add($"""<span class="badge {SummaryBlock.Style(group.Verdict)}">{section.Badge}</span></p>""").AddConstant("\n");
        html.Add($"""<div class="{(showsCharts && group.Charts.Length <= MostBeside ? "columns two" : "columns")}"><div>""");
        if (group.Claims.Length == 1)
        {
            Single(html, group, numbers);
        }
        else
        {
            Several(html, group, numbers);
        }

        Levels(html, group, numbers);
        html.AddConstant("</div>");
        if (showsCharts)
        {
            html.Add($"""<div class="{(group.Charts.Length <= MostBeside ? "beside" : "charts")}">""");
            Charts(html, group, numbers);
            html.AddConstant("</div>");
        }

        html.AddConstant("</div>\n");
        if (!showsCharts && !group.Charts.IsEmpty)
        {
            html.AddConstant("<details class=\"screen\"><summary>What was seen</summary>");
            Charts(html, group, numbers);
            html.AddConstant("</details>");
        }

        EvidenceBlock.Write(html, group, numbers);
        html.AddConstant("</article>\n");
    }

    private static void Single(Markup html, ClaimGroup group, Numbers numbers)
    {
        Claim claim = group.Claims[0];
        html.Add($"""<h3 id="{group.Anchor}-title">{claim.StatementIn(numbers.Culture)}</h3>""");
        EvidenceWords words = new(claim, numbers);
        if (claim.Effect is not null && claim.Verdict != Verdict.InsufficientEvidence)
        {
            html.Add($"""<p class="size"><b>{words.Effect}</b> <span>{claim.Unit}</span></p>""");
        }

        if (words.SentenceWithCustomers is { } sentence)
        {
            html.Add($"""<p class="soft">{sentence}</p>""");
        }

        ActionBlock.Write(html, group.Claims, numbers);
        Note(html, claim.Note);
    }

    private static void Several(Markup html, ClaimGroup group, Numbers numbers)
    {
        html.Add($"""<h3 id="{group.Anchor}-title">{group.Topic}</h3><ul class="plain">""");
        ClaimLines claims = ClaimLines.Of(group, numbers);
        foreach ((string statement, string? range) in claims.Lines)
        {
            html.Add($"""<li>{statement} <span class="soft">{range}</span></li>""");
        }

        html.AddConstant("</ul>");
        Note(html, claims.Common);
        ActionBlock.Write(html, group.Claims, numbers);
        foreach (string note in group.Claims.Select(claim => claim.Note).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            Note(html, note);
        }
    }

    private static void Note(Markup html, string? note)
    {
        if (note is not null)
        {
            html.Add($"""<p class="soft">{note}</p>""");
        }
    }

    /// <summary>Single levels that are supported; the evidence has the others too.</summary>
    private static void Levels(Markup html, ClaimGroup group, Numbers numbers)
    {
        string[] statements = group.LevelStatements(numbers);
        if (statements.Length == 0)
        {
            return;
        }

        html.AddConstant("<h4>Also supported</h4>");
        List(html, statements.AsSpan(0, Math.Min(MostLevels, statements.Length)));
        if (statements.Length > MostLevels)
        {
            html.Add($"<details class=\"screen\"><summary>{numbers.Count(statements.Length - MostLevels)} more<span class=\"sr\"> of {group.Topic}</span></summary>");
            List(html, statements.AsSpan(MostLevels));
            html.AddConstant("</details>");
            TableBlock.WriteLeftOut(html, statements.Length - MostLevels, "of them");
        }
    }

    private static void List(Markup html, ReadOnlySpan<string> statements)
    {
        html.AddConstant("<ul class=\"plain\">");
        foreach (string statement in statements)
        {
            html.Add($"<li>{statement}</li>");
        }

        html.AddConstant("</ul>");
    }

    private static void Charts(Markup html, ClaimGroup group, Numbers numbers)
    {
        foreach (ChartData chart in group.Charts)
        {
            FigureBlock.Write(html, chart, numbers);
        }
    }
}
