namespace EcomIntel.Modeling;

/// <summary>Random bits as a function of a key and a counter, so that who draws and when does not matter (SplitMix64's finaliser; Steele, Lea and Flood, 2014).</summary>
internal static class CounterHash
{
    public static ulong Mix(ulong key, ulong counter)
    {
        ulong z = key ^ ((counter + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, 1).</summary>
    public static double Unit(ulong key, ulong counter) => (Mix(key, counter) >> 11) * (1.0 / (1UL << 53));
}
