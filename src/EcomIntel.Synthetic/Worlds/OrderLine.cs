using System.Runtime.InteropServices;

namespace EcomIntel.Synthetic;

/// <summary>One product of an order.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OrderLine(int Product, int Quantity);
