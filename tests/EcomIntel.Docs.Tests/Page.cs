namespace EcomIntel.Docs.Tests;

/// <summary>The pages that tests look at.</summary>
internal static class Page
{
    /// <summary>Paths in the repository: what is written for users and contributors.</summary>
    public static IEnumerable<string> All { get; } = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", .. Under("docs", "*.md"), .. Under("src", "README.md")];

    public static string Read(string page) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, page));

    private static IEnumerable<string> Under(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
