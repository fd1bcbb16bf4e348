using System.Runtime.InteropServices;

namespace EcomIntel.Benchmarks;

/// <summary>What <see cref="MinimalHandler"/> keeps of a customer. Sum in ten-thousandths, last in ticks of UTC.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MinimalState(long Count, long Sum, long Last);
