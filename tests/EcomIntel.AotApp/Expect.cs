using System.Runtime.CompilerServices;

namespace EcomIntel.AotApp;

/// <summary>The assertion of this app; test frameworks need the reflection that AOT takes away.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"{what} is {actual}, not {expected}.");
        }
    }
}
