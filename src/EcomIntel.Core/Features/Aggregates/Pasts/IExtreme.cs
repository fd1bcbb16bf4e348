namespace EcomIntel;

/// <summary>Which of two values is the more extreme one.</summary>
internal interface IExtreme
{
    static abstract bool IsBeyond(long value, long other);
}
