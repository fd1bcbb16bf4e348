using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>All that a walk reads of a node, side by side; as in <see cref="ForestArrays"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForestNode(int Column, float Cut, int Operand, int Next);
