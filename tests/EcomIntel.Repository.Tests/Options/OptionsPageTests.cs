using System.Reflection;
using System.Text;

namespace EcomIntel.Repository.Tests;

/// <summary>The tables of <c>docs/options.md</c> are written from the options themselves: their defaults and their documentation.</summary>
public class OptionsPageTests
{
    private const string Page = "docs/options.md";
    private const string Begin = "<!-- Written by OptionsPageTests: change the documentation of the code instead. -->";

    [Fact]
    public void The_page_lists_every_option_with_its_default()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, Page)).ReplaceLineEndings("\n");
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        begin.Should().BePositive("{0} says where the tables begin", Page);

        Approval.Verify(page[..begin] + Begin + "\n" + Tables(), Page);
    }

    private static string Tables()
    {
        StringBuilder text = new();
        foreach (Assembly package in PackageAssemblies.All)
        {
            DocumentationFile documentation = new(package);
            Type[] options =
            [
                .. package.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal))
                    .OrderBy(type => type.Name, StringComparer.Ordinal),
            ];
            if (options.Length > 0)
            {
                text.Append("\n## ").Append(package.GetName().Name).Append('\n');
            }

            foreach (Type type in options)
            {
                AppendTable(text, type, documentation);
            }
        }

        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, Type type, DocumentationFile documentation)
    {
        text.Append("\n### ").Append(type.Name).Append("\n\n").Append(documentation.Summary(type)).Append("\n\n");
        text.Append("| option | default | what it is |\n|---|---|---|\n");
        object defaults = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (PropertyInfo option in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0).OrderBy(Depth))
        {
            text.Append("| `").Append(option.Name).Append("` | ").Append(DefaultText.Of(option.GetValue(defaults)))
                .Append(" | ").Append(documentation.Summary(option).Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }
    }

    // What all kinds of a family share comes first, each in the order of the source.
    private static (int, int) Depth(PropertyInfo property)
    {
        int depth = 0;
        for (Type? type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            depth++;
        }

        return (depth, property.MetadataToken);
    }
}
