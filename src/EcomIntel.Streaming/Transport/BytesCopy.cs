namespace EcomIntel.Streaming;

/// <summary>Copies bytes that may be absent. In a conditional expression the compiler would turn an absent array into present, empty memory.</summary>
internal static class BytesCopy
{
    public static ReadOnlyMemory<byte>? Of(ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is { } present)
        {
            return present.ToArray();
        }

        return null;
    }
}
