namespace EcomIntel;

/// <summary>A column whose memory may be used for something else until it is filled.</summary>
internal interface IColumnMemory
{
    Span<byte> Bytes { get; }
}
