namespace EcomIntel;

internal readonly struct Greatest : IExtreme
{
    public static bool IsBeyond(long value, long other) => value > other;
}
