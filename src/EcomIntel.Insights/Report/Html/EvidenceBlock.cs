namespace EcomIntel.Insights;

/// <summary>What a statistician asks for, folded away: method and source, and every number of every claim and level.</summary>
internal static class EvidenceBlock
{
    public static void Write(Markup html, ClaimGroup group, Numbers numbers)
    {
        html.Add($"""<details><summary>Method and evidence<span class="sr"> for {group.Topic}</span></summary>""");
        if (group.Claims.Length == 1)
        {
            html.AddConstant("<dl class=\"evidence\">");
            foreach ((string name, string text) in new EvidenceWords(group.Claims[0], numbers).All())
            {
                html.Add($"<dt>{name}</dt><dd>{text}</dd>");
            }

            html.AddConstant("</dl>");
        }
        else
        {
            foreach (string method in group.Claims.Select(claim => claim.Method).Distinct(StringComparer.Ordinal))
            {
                html.Add($"<p>{Words.Capital(method)}.</p>");
            }

            TableBlock.Write(html, EvidenceTable.Of(group.Claims, numbers), $"Evidence for {group.Topic}");
        }

        if (!group.Levels.IsEmpty)
        {
            html.AddConstant("<h4>Single levels</h4>");
            TableBlock.Write(html, EvidenceTable.Of(group.Levels, numbers), $"Single levels of {group.Topic}");
        }

        html.AddConstant("</details>");
    }
}
