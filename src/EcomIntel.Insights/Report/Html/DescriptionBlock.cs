using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>What the shop looks like where nothing is claimed.</summary>
internal static class DescriptionBlock
{
    public const string Title = "What your shop looks like";
    public const string Lead = "These count what was there. They test nothing, so they are no claims.";

    public static void Write(Markup html, ImmutableArray<ShopDescription> descriptions, Numbers numbers)
    {
        if (descriptions.IsEmpty)
        {
            return;
        }

        html.Add($"""<section aria-labelledby="shop"><h2 id="shop">{Title}</h2><p class="lead">{Lead}</p>""").AddConstant("\n");
        foreach (ShopDescription description in descriptions)
        {
            Write(html, description, numbers);
        }

        html.AddConstant("</section>\n");
    }

    public static ReportTable Table(DescriptionTable table, Numbers numbers) =>
        new(table.Columns, [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(numbers.Text)])]);

    private static void Write(Markup html, ShopDescription description, Numbers numbers)
    {
        string anchor = "shop-" + Words.Slug(description.Name);
        html.Add($"""<article class="card" id="{anchor}" aria-labelledby="{anchor}-title"><h3 id="{anchor}-title">{description.Title}</h3>""");
        foreach (FormattableString sentence in description.Sentences)
        {
            html.Add($"<p>{numbers.Text(sentence)}</p>");
        }

        foreach (DescriptionTable table in description.Tables)
        {
            html.Add($"<h4>{table.Title}</h4>");
            TableBlock.Write(html, Table(table, numbers), table.Title);
        }

        foreach (ChartData chart in description.Charts)
        {
            FigureBlock.Write(html, chart, numbers);
        }

        html.Add($"""<details><summary>Method<span class="sr"> for {description.Title}</span></summary><p>{description.Method}</p></details></article>""").AddConstant("\n");
    }
}
