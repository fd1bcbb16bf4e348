namespace EcomIntel.Core.Tests;

/// <summary>Real data that is not the repository's to ship; its tests are skipped where it is absent.</summary>
internal static class RealData
{
    public static string File(params string[] parts)
    {
        string? root = Environment.GetEnvironmentVariable("ECOMINTEL_DATA");
        if (string.IsNullOrEmpty(root))
        {
            Assert.Skip("Set ECOMINTEL_DATA to the folder of the real data to run this test.");
        }

        string path = Path.Combine([root!, .. parts]);
        if (!System.IO.File.Exists(path))
        {
            Assert.Skip($"There is no {string.Join('/', parts)} under ECOMINTEL_DATA.");
        }

        return path;
    }
}
