namespace EcomIntel;

internal readonly struct Least : IExtreme
{
    public static bool IsBeyond(long value, long other) => value < other;
}
