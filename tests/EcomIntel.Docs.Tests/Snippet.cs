using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EcomIntel.Docs.Tests;

/// <summary>A block and those that continue it: one program, as a reader would type it.</summary>
public sealed class Snippet(IReadOnlyList<Fence> fences)
{
    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Latest);

    // What this project can use is what a page can use.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(
        string.Concat(Namespaces().Select(name => $"global using {name};\n")), Latest);

    /// <summary>Joins each block with those that continue it.</summary>
    public static IEnumerable<Snippet> From(IReadOnlyList<Fence> fences)
    {
        for (int start = 0, end; start < fences.Count; start = end)
        {
            for (end = start + 1; end < fences.Count && fences[end].Continues; end++)
            {
            }

            yield return new Snippet([.. fences.Skip(start).Take(end - start)]);
        }
    }

    /// <summary>The compiler's errors, each with page and line; empty if the code compiles.</summary>
    public IReadOnlyList<string> Errors()
    {
        // Statements of all blocks are one Main, in order; a block of types alone is a file of its own.
        ILookup<bool, Fence> byStatements = fences.ToLookup(fence => HasStatements(fence.Code));
        List<SyntaxTree> trees = [Usings, .. byStatements[false].Select(fence => Parse([fence]))];
        bool isProgram = byStatements[true].Any();
        if (isProgram)
        {
            trees.Add(Parse([.. byStatements[true]]));
        }

        CSharpCompilationOptions options = new(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return
        [
            .. CSharpCompilation.Create("Snippet", trees, References, options).GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => $"{Where(diagnostic)}: {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"),
        ];
    }

    private static bool HasStatements(string code) =>
        CSharpSyntaxTree.ParseText(code, Latest).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);

    private static SyntaxTree Parse(Fence[] blocks) =>
        CSharpSyntaxTree.ParseText(string.Concat(blocks.Select(block => $"#line {block.Line} \"{block.Page}\"\n{block.Code}\n")), Latest);

    private static string Where(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetMappedLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1})";
    }

    // What a console project has by itself, the packages and the extensions of IServiceCollection.
    private static IEnumerable<string> Namespaces() =>
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks",
        "Microsoft.Extensions.DependencyInjection",
        .. Directory.GetFiles(AppContext.BaseDirectory, "EcomIntel.*.dll").Select(path => Assembly.LoadFrom(path))
            .Where(assembly => assembly != typeof(Snippet).Assembly)
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Select(type => type.Namespace!).Where(name => name.StartsWith("EcomIntel", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal),
    ];
}
