using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>Where something stands, with the time that it is to be sorted by.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TimedItem(long Time, int Position);
