using System.Text.RegularExpressions;

namespace EcomIntel.Repository.Tests;

/// <summary>Files stay small enough to read, and a type is found by the name of its file.</summary>
public partial class SourceFileTests
{
    private const int MostLines = 400;

    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path)).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void No_file_is_too_long_to_read() =>
        Sources.Where(path => Lines(path).Length > MostLines).Should().BeEmpty("no file in src has over {0} lines", MostLines);

    [Fact]
    public void A_public_type_has_a_file_of_its_own_name()
    {
        IEnumerable<string> misplaced =
            from path in Sources
            from line in Lines(path)
            let type = PublicType().Match(line)
            where type.Success && type.Groups["name"].Value != Path.GetFileName(path).Split('.', '{')[0]
            select $"{path}: {type.Groups["name"].Value}";

        misplaced.Should().BeEmpty();
    }

    private static string[] Lines(string path) => File.ReadAllLines(Path.Combine(RepositoryRoot.Path, path));

    // With file-scoped namespaces a top-level type starts at the first column.
    [GeneratedRegex(@"^public [a-z ]*\b(class|record|struct|interface|enum|delegate [\w<>?]+)\s+(?<name>(?!struct|class)\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublicType();
}
