using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A row that looks back, an event, or one that is both.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct BucketItem(long Time, long Value, int Key, bool IsRow, bool IsEvent);
