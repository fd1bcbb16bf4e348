using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EcomIntel.AotApp;

/// <summary>A short text that differs where one bit of the numbers does.</summary>
internal static class Fingerprint
{
    public static string Of<T>(ReadOnlySpan<T> numbers)
        where T : struct =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(numbers)))[..16];
}
