using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>How often a value was seen, and when last: at which time, and as the how-manieth event of that moment.</summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct ValueCount(long Value, long Time, int Count, int Place);
