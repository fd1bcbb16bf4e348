using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>How far a training is.</summary>
/// <param name="Stage">What is being done, such as <c>trees</c>.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrainingProgress(string Stage, int Done, int Total);
