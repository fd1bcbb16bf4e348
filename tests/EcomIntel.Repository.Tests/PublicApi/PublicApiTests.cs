using System.Runtime.CompilerServices;
using PublicApiGenerator;

namespace EcomIntel.Repository.Tests;

/// <summary>The public API of every package is one committed text, so that a change of it is seen in review.</summary>
public class PublicApiTests
{
    // Attributes of the assembly (version, build, InternalsVisibleTo) and names made by the compiler are not API. Microsoft's namespaces, which the
    // generator leaves out by itself, are: the extensions of services stand in one.
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        DenyNamespacePrefixes = [],
        ExcludeAttributes = [typeof(AsyncIteratorStateMachineAttribute).FullName!],
    };

    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        IEnumerable<string> texts = PackageAssemblies.All.Select(package => $"// {package.GetName().Name}\n{package.GeneratePublicApi(Options).Trim()}\n");

        Approval.Verify(string.Join('\n', texts), "tests/EcomIntel.Repository.Tests/PublicApi/PublicApi.approved.txt");
    }
}
