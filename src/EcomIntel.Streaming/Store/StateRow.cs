using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>A state row to write, or to remove.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">Its bytes, version and checksum included; null removes it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StateRow(StateKey Key, ReadOnlyMemory<byte>? Value);
