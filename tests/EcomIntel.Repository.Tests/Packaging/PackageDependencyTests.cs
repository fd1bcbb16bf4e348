using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace EcomIntel.Repository.Tests;

/// <summary>What a package makes its users install is a committed list: no version creeps in by a setting.</summary>
public class PackageDependencyTests(PackedPackages packed)
{
    [Fact]
    public void Every_package_depends_on_what_the_approved_list_says()
    {
        StringBuilder list = new();
        foreach (string path in Directory.GetFiles(packed.Packages, "*.nupkg").Order(StringComparer.Ordinal))
        {
            AppendDependencies(path, list);
        }

        Approval.Verify(
            list.Replace(packed.Version, "(this version)").ToString(), "tests/EcomIntel.Repository.Tests/Packaging/PackageDependencies.approved.txt");
    }

    [Fact]
    public void Every_package_has_a_readme_a_description_a_licence_and_its_symbols()
    {
        foreach (string path in Directory.GetFiles(packed.Packages, "*.nupkg"))
        {
            using ZipArchive package = ZipFile.OpenRead(path);
            XElement metadata = Metadata(package);
            string id = Value(metadata, "id");

            package.GetEntry(Value(metadata, "readme")).Should().NotBeNull("{0} has a README", id);
            Value(metadata, "description").Should().NotBe("Package Description", "{0} describes itself", id);
            Value(metadata, "license").Should().Be("MIT");
            bool hasCode = package.Entries.Any(entry => entry.Name == id + ".dll");
            hasCode.Should().Be(id != "EcomIntel.Sdk", "only the metapackage has no assembly ({0})", id);
            package.Entries.Any(entry => entry.Name == id + ".xml").Should().Be(hasCode, "{0} ships its documentation", id);
            File.Exists(Path.ChangeExtension(path, ".snupkg")).Should().Be(hasCode, "{0} has symbols", id);
        }
    }

    private static void AppendDependencies(string path, StringBuilder list)
    {
        using ZipArchive package = ZipFile.OpenRead(path);
        XElement metadata = Metadata(package);
        list.Append(Value(metadata, "id")).Append('\n');
        foreach (XElement group in Children(metadata, "dependencies").Elements())
        {
            list.Append("  ").Append(group.Attribute("targetFramework")?.Value).Append('\n');
            foreach (XElement dependency in group.Elements())
            {
                list.Append("    ").Append(dependency.Attribute("id")?.Value).Append(' ').Append(dependency.Attribute("version")?.Value).Append('\n');
            }
        }
    }

    private static XElement Metadata(ZipArchive package)
    {
        using Stream nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    private static string Value(XElement metadata, string name) => Children(metadata, name).Single().Value;

    private static IEnumerable<XElement> Children(XElement metadata, string name) =>
        metadata.Elements().Where(element => element.Name.LocalName == name);
}
