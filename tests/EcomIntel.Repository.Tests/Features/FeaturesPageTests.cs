namespace EcomIntel.Repository.Tests;

/// <summary>The table of features in <c>docs/features.md</c> is what a pipeline that has all of them says of itself.</summary>
public class FeaturesPageTests
{
    private const string Page = "docs/features.md";
    private const string Begin = "<!-- Written by FeaturesPageTests from what the pipeline says of itself. -->\n";
    private const string End = "<!-- End of what FeaturesPageTests wrote. -->\n";

    [Fact]
    public void The_page_describes_every_feature_as_the_pipeline_does()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, Page)).ReplaceLineEndings("\n");
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        begin.Should().BePositive("{0} says where the table begins", Page);
        end.Should().BeGreaterThan(begin, "{0} says where the table ends", Page);

        Approval.Verify(page[..begin] + Begin + "\n" + FeatureCatalogue.Pipeline.Describe().ToMarkdownTable() + "\n" + page[end..], Page);
    }
}
