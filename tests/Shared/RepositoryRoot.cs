namespace EcomIntel.Tests;

/// <summary>Finds the checkout that these tests were built from.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder that holds <c>EcomIntel.Sdk.sln</c>.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "EcomIntel.Sdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {start} holds EcomIntel.Sdk.sln. Run the tests from inside the checkout.");
    }
}
