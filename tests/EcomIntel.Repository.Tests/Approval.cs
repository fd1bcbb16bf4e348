namespace EcomIntel.Repository.Tests;

/// <summary>Compares text with a committed file, shows the lines that differ and says how to accept them.</summary>
internal static class Approval
{
    /// <summary>Set to 1 to write the files instead of comparing them.</summary>
    public const string AcceptVariable = "ECOMINTEL_ACCEPT_API";

    public static void Verify(string actual, string pathInRepository)
    {
        string path = Path.Combine(RepositoryRoot.Path, pathInRepository);
        actual = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved != actual)
        {
            Assert.Fail(
                $"{pathInRepository} differs (- approved, + now):\n{LineDiff.Of(approved, actual)}\n" +
                $"If the change is meant, run these tests with {AcceptVariable}=1 and commit the file.");
        }
    }
}
