using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>Where a text lies in its payload. Empty where the field is absent, null or empty, which mean the same.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextSlice(ushort Start, ushort Length)
{
    public bool IsEmpty => Length == 0;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> utf8) => utf8.Slice(Start, Length);
}
