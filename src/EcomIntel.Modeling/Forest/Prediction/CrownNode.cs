using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>A node of a <see cref="TreeCrown"/>.</summary>
/// <param name="Slot">Where the group's codes of the slot begin.</param>
/// <param name="Left">Where the mask of the rows that go left is kept; the place after the last mask for an exit.</param>
/// <param name="Right">The same for those that go right.</param>
/// <param name="Cut">A code above it goes right.</param>
/// <param name="LeftEnds">How many ends of the node's part of the crown are on the left.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CrownNode(int Slot, int Left, int Right, byte Cut, byte LeftEnds);
