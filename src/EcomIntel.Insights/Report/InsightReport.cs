using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>The claims about a shop, each with its evidence. Immutable; safe for any thread.</summary>
public sealed class InsightReport
{
    internal InsightReport(ImmutableArray<Claim> claims, ImmutableArray<ShopDescription> descriptions, string dataFingerprint)
    {
        Claims = claims;
        Descriptions = descriptions;
        DataFingerprint = dataFingerprint;
    }

    /// <summary>All claims in the order of their questions; single levels follow the claim they belong to.</summary>
    public ImmutableArray<Claim> Claims { get; }

    /// <summary>What the shop looks like where nothing is claimed, in the order of their describers.</summary>
    public ImmutableArray<ShopDescription> Descriptions { get; }

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
}
