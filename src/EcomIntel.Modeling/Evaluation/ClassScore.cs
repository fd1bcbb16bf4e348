using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>One line of a <see cref="ClassificationReport"/>.</summary>
/// <param name="Name">The class, or <c>macro avg</c> or <c>weighted avg</c>.</param>
/// <param name="Precision">Of the rows predicted as the class, the share that are of it; 0 where none was.</param>
/// <param name="Recall">Of the rows of the class, the share predicted as it; 0 where there is none.</param>
/// <param name="F1">2 · precision · recall / (precision + recall); 0 where both are.</param>
/// <param name="Support">The number of rows of the class.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClassScore(string Name, double Precision, double Recall, double F1, int Support);
