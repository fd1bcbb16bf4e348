using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EcomIntel.Insights;

/// <summary>The claims about a shop, each with its evidence. Immutable; safe for any thread.</summary>
public sealed class InsightReport
{
    internal InsightReport(ImmutableArray<Claim> claims, ImmutableArray<ShopDescription> descriptions, ReportedData data, string dataFingerprint)
    {
        Claims = claims;
        Descriptions = descriptions;
        Data = data;
        DataFingerprint = dataFingerprint;
    }

    /// <summary>All claims in the order of their questions; single levels follow the claim they belong to.</summary>
    public ImmutableArray<Claim> Claims { get; }

    /// <summary>What the shop looks like where nothing is claimed, in the order of their describers.</summary>
    public ImmutableArray<ShopDescription> Descriptions { get; }

    /// <summary>What the report was made from: its days and numbers.</summary>
    public ReportedData Data { get; }

    /// <summary>The fingerprint of the data (<see cref="CommerceDataset.Fingerprint"/>).</summary>
    public string DataFingerprint { get; }

    /// <summary>The claims that the evidence supports; none on noise.</summary>
    public IEnumerable<Claim> Supported => Claims.Where(claim => claim.Verdict == Verdict.Supported);

    /// <summary>Finds a claim.</summary>
    /// <param name="id">The claim's id, such as <c>sales_by_month</c>.</param>
    /// <returns>The claim; null where the report has none of that id.</returns>
    public Claim? Find(string id) => Claims.FirstOrDefault(claim => claim.Id == id);

    /// <summary>The report as plain text: a sentence for each claim, then a table of the evidence.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ReportText.Write(this);

    /// <summary>The claims as a JSON array.</summary>
    /// <returns>Indented JSON with snake_case names; numbers that the evidence does not allow are null.</returns>
    public string ToJson() => ReportJson.Write(Claims);

    /// <summary>Writes <see cref="ToJson"/> to a file, in UTF-8.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveJson(string path) => File.WriteAllText(path, ToJson() + "\n");

    /// <summary>
    /// The report as one page of HTML: claims by verdict with actions, charts, intervals and methods, light and dark, for phones and print. It needs no script, no network and
    /// no other file; texts from the data are escaped.
    /// </summary>
    /// <param name="culture">Writes numbers and dates; null (the default) for the invariant culture. The words are English.</param>
    /// <param name="title">The heading; null for <c>What your shop's data says</c>.</param>
    /// <returns>The whole document.</returns>
    public string ToHtml(CultureInfo? culture = null, string? title = null) =>
        ReportPage.Write(this, culture ?? CultureInfo.InvariantCulture, title ?? ReportPage.DefaultTitle);

    /// <summary>Writes <see cref="ToHtml"/> to a file, in UTF-8.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="culture">Writes numbers and dates; null (the default) for the invariant culture.</param>
    /// <param name="title">The heading; null for <c>What your shop's data says</c>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveHtml(string path, CultureInfo? culture = null, string? title = null) => File.WriteAllText(path, ToHtml(culture, title));

    /// <summary>Writes <see cref="ToHtml"/> to a stream, in UTF-8, such as the body of a response.</summary>
    /// <param name="stream">The stream; left open.</param>
    /// <param name="culture">Writes numbers and dates; null (the default) for the invariant culture.</param>
    /// <param name="title">The heading; null for <c>What your shop's data says</c>.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public async Task WriteHtmlAsync(Stream stream, CultureInfo? culture = null, string? title = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(ToHtml(culture, title)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The report as Markdown, in the order of <see cref="ToHtml"/>; charts are written as tables.</summary>
    /// <param name="culture">Writes numbers and dates; null (the default) for the invariant culture. The words are English.</param>
    /// <param name="title">The heading; null for <c>What your shop's data says</c>.</param>
    /// <returns>The text; signs of Markdown in texts from the data are escaped.</returns>
    public string ToMarkdown(CultureInfo? culture = null, string? title = null) =>
        ReportMarkdown.Write(this, culture ?? CultureInfo.InvariantCulture, title ?? ReportPage.DefaultTitle);

    /// <summary>Writes <see cref="ToMarkdown"/> to a file, in UTF-8.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="culture">Writes numbers and dates; null (the default) for the invariant culture.</param>
    /// <param name="title">The heading; null for <c>What your shop's data says</c>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveMarkdown(string path, CultureInfo? culture = null, string? title = null) => File.WriteAllText(path, ToMarkdown(culture, title));
}
