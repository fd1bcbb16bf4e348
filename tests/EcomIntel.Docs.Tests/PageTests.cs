using System.Text.RegularExpressions;

namespace EcomIntel.Docs.Tests;

/// <summary>What the pages show compiles against the packages as they are, and what they point to exists.</summary>
public partial class PageTests
{
    public static TheoryData<string> Pages => [.. Page.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_on_the_page_compiles(string page)
    {
        string[] errors = [.. Snippet.From(Fence.Read(page, Page.Read(page))).SelectMany(snippet => snippet.Errors())];

        Assert.True(errors.Length == 0, string.Join('\n', errors));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_into_the_repository_lead_somewhere(string page)
    {
        string folder = Path.Combine(RepositoryRoot.Path, Path.GetDirectoryName(page)!);

        RelativeLink().Matches(Page.Read(page)).Select(match => match.Groups["target"].Value)
            .Where(target => !Path.Exists(Path.Combine(folder, target)))
            .Should().BeEmpty("{0} links to them", page);
    }

    [GeneratedRegex(@"\]\((?!https?:|#)(?<target>[^)#\s]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RelativeLink();
}
