using System.Globalization;
using System.Text;

namespace EcomIntel.Insights;

/// <summary>The report as Markdown, in the order of the page; charts are their tables.</summary>
internal sealed class ReportMarkdown
{
    private readonly StringBuilder _text = new();
    private readonly Numbers _numbers;
    private readonly ReportOutline _outline;

    private ReportMarkdown(ReportOutline outline, CultureInfo culture)
    {
        _outline = outline;
        _numbers = new Numbers(culture);
    }

    public static string Write(InsightReport report, CultureInfo culture, string title)
    {
        ReportMarkdown markdown = new(ReportOutline.Of(report), culture);
        markdown.Write(title);
        return markdown._text.ToString().TrimEnd('\n') + "\n";
    }

    private void Write(string title)
    {
        Heading(1, title);
        Paragraph(Headline.Scope(_outline.Data, _numbers));
        Paragraph(Headline.Of(_outline, _numbers));
        InShort();
        foreach (VerdictSection section in _outline.Sections)
        {
            Heading(2, section.Title);
            Paragraph(section.Groups.IsEmpty ? section.Nothing : section.Lead);
            foreach (ClaimGroup group in section.Groups)
            {
                Group(section, group);
            }
        }

        Descriptions();
        Heading(2, Glossary.Title);
        foreach ((string term, string meaning) in Glossary.Terms)
        {
            _text.Append("- **").Append(Text(term)).Append("**: ").Append(Text(meaning)).Append('\n');
        }

        _text.Append("\nData `").Append(_outline.DataFingerprint).Append("`.\n");
    }

    private void InShort()
    {
        int number = 0;
        foreach (Claim claim in _outline.Supported.Groups.SelectMany(group => group.Claims))
        {
            _text.Append(CultureInfo.InvariantCulture, $"{++number}. ").Append("**").Append(Text(claim.StatementIn(_numbers.Culture))).Append("**");
            _text.Append(claim.ActionIn(_numbers.Culture) is { } action ? " " + Text(action) : string.Empty).Append('\n');
        }

        _text.Append(number > 0 ? "\n" : string.Empty);
    }

    private void Group(VerdictSection section, ClaimGroup group)
    {
        Heading(3, group.Claims.Length == 1 ? group.Claims[0].StatementIn(_numbers.Culture) : group.Topic);
        _text.Append('*').Append(Text($"{group.Topic} – {section.Badge}")).Append("*\n\n");
        if (group.Claims.Length == 1)
        {
            Size(group.Claims[0]);
        }
        else
        {
            ClaimLines claims = ClaimLines.Of(group, _numbers);
            List(claims.Lines.Select(line => line.Range is { } range ? $"{line.Statement} {range}" : line.Statement));
            Paragraph(claims.Common);
        }

        foreach (Claim claim in group.Claims.Where(claim => claim.Action is not null))
        {
            _text.Append("**What to do:** ").Append(Text(claim.ActionIn(_numbers.Culture)!)).Append("\n\n");
            Paragraph(claim.ExpectedValue is { } value ? $"{ActionBlock.Worth(value, _numbers)} {value.BasisIn(_numbers.Culture)}" : null);
        }

        string[] levels = group.LevelStatements(_numbers);
        if (levels.Length > 0)
        {
            Paragraph("Also supported:");
            List(levels);
        }

        foreach (ChartData chart in group.Charts)
        {
            Chart(chart);
        }

        Evidence(group);
    }

    private void Size(Claim claim)
    {
        EvidenceWords words = new(claim, _numbers);
        if (claim.Effect is not null && claim.Verdict != Verdict.InsufficientEvidence)
        {
            _text.Append("**").Append(Text(words.Effect)).Append("** ").Append(Text(claim.Unit)).Append("\n\n");
        }

        Paragraph(words.SentenceWithCustomers);
        Paragraph(claim.Note);
    }

    private void Chart(ChartData chart)
    {
        Heading(4, _numbers.Text(chart.Title));
        Paragraph(chart.Note is { } note ? _numbers.Text(note) : null);
        MarkdownTable.Write(_text, ChartTable.Of(chart, _numbers));
    }

    private void Evidence(ClaimGroup group)
    {
        Heading(4, "Method and evidence");
        foreach (string method in group.Claims.Select(claim => claim.Method).Distinct(StringComparer.Ordinal))
        {
            Paragraph(Words.Capital(method) + ".");
        }

        MarkdownTable.Write(_text, EvidenceTable.Of([.. group.Claims, .. group.Levels], _numbers));
        foreach (string note in group.Claims.Where(_ => group.Claims.Length > 1).Select(claim => claim.Note).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            Paragraph(note);
        }
    }

    private void Descriptions()
    {
        if (_outline.Descriptions.IsEmpty)
        {
            return;
        }

        Heading(2, DescriptionBlock.Title);
        Paragraph(DescriptionBlock.Lead);
        foreach (ShopDescription description in _outline.Descriptions)
        {
            Heading(3, description.Title);
            foreach (FormattableString sentence in description.Sentences)
            {
                Paragraph(_numbers.Text(sentence));
            }

            foreach (DescriptionTable table in description.Tables)
            {
                Heading(4, table.Title);
                MarkdownTable.Write(_text, DescriptionBlock.Table(table, _numbers));
            }

            foreach (ChartData chart in description.Charts)
            {
                Chart(chart);
            }

            Paragraph($"Method: {description.Method}");
        }
    }

    private void Heading(int level, string text) => _text.Append('#', level).Append(' ').Append(Text(text)).Append("\n\n");

    private void Paragraph(string? text) => _text.Append(string.IsNullOrEmpty(text) ? string.Empty : Text(text) + "\n\n");

    private void List(IEnumerable<string> items) => _text.Append("- ").AppendJoin("\n- ", items.Select(Text)).Append("\n\n");

    private static string Text(string text) => MarkdownText.Escape(text);
}
