using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EcomIntel.Repository.Tests;

/// <summary>The XML documentation beside an assembly, as Markdown.</summary>
internal sealed partial class DocumentationFile(Assembly assembly)
{
    private readonly Dictionary<string, XElement> _members =
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    public string Summary(Type type) => Summary("T:" + type.FullName);

    public string Summary(PropertyInfo property) => Summary($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private string Summary(string member) =>
        _members.TryGetValue(member, out XElement? documentation) && documentation.Element("summary") is { } summary
            ? Space().Replace(string.Concat(summary.Nodes().Select(Markdown)), " ").Trim()
            : throw new InvalidOperationException($"{member} has no summary in the XML documentation of {assembly.GetName().Name}.");

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "para" } paragraph => string.Concat(paragraph.Nodes().Select(Markdown)) + " ",
        XElement { IsEmpty: true } reference => $"`{Name(reference)}`",
        XElement code => $"`{code.Value}`",
        _ => "",
    };

    // "T:EcomIntel.Modeling.RandomForestTrainer" is RandomForestTrainer, "F:EcomIntel.Modeling.RowDrawing.Subsample" is RowDrawing.Subsample.
    private static string Name(XElement reference)
    {
        string target = reference.Attributes().First().Value;
        string[] parts = Arguments().Replace(target, "").Split('.');
        return string.Join('.', parts.TakeLast(target.StartsWith("T:", StringComparison.Ordinal) ? 1 : 2));
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();

    [GeneratedRegex(@"^.:|\(.*|`+\d+|#ctor", RegexOptions.None, 1000)]
    private static partial Regex Arguments();
}
