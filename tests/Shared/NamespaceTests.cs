using System.Reflection;

namespace EcomIntel.Tests;

/// <summary>Compiled into the tests of every package: one namespace per package, folders never add to it.</summary>
public class NamespaceTests
{
    [Fact]
    public void Public_types_are_in_the_namespace_of_the_package()
    {
        string package = Assembly.GetExecutingAssembly().GetName().Name!.Replace(".Tests", "", StringComparison.Ordinal);
        string expected = package == "EcomIntel.Core" ? "EcomIntel" : package;

        Assembly.Load(package).GetExportedTypes()
            .Where(type => type.Namespace != expected && type.Namespace != "Microsoft.Extensions.DependencyInjection")
            .Should().BeEmpty("the namespace of {0} is {1}", package, expected);
    }
}
