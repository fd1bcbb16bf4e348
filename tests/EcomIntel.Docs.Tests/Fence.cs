namespace EcomIntel.Docs.Tests;

/// <summary>One block of C# in a page.</summary>
/// <param name="Page">The page's path in the repository.</param>
/// <param name="Line">The line of the page on which the code begins, from 1.</param>
/// <param name="Code">The text between the fences.</param>
/// <param name="Continues">Whether the block goes on in the scope of the block before it.</param>
public sealed record Fence(string Page, int Line, string Code, bool Continues)
{
    /// <summary>Reads the blocks of a page that are marked <c>csharp</c> or <c>csharp continued</c>.</summary>
    public static IReadOnlyList<Fence> Read(string page, string text)
    {
        List<Fence> fences = [];
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.IndexOf(lines, "```", i + 1);
            if (end < 0)
            {
                throw new FormatException($"{page}({i + 1}): the block that begins here has no end.");
            }

            string[] info = lines[i][3..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (info is ["csharp", ..])
            {
                fences.Add(new Fence(page, i + 2, string.Join('\n', lines[(i + 1)..end]), IsContinued(page, i + 1, info)));
            }

            i = end;
        }

        return fences;
    }

    private static bool IsContinued(string page, int line, string[] info) => info switch
    {
        ["csharp"] => false,
        ["csharp", "continued"] => true,
        _ => throw new FormatException($"{page}({line}): write ```csharp or ```csharp continued, not ```{string.Join(' ', info)}."),
    };
}
