using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>What aggregates see of a sale: its time in microseconds and its total in ten-thousandths, <see cref="Money.Missing"/> where missing.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PastEvent(long Time, long Spend);
