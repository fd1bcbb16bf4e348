namespace EcomIntel.Modeling;

/// <summary>Computes statistics of the rows.</summary>
/// <param name="times">How often each cluster counts.</param>
/// <param name="results">Receives the statistics.</param>
internal delegate void DrawMeasure(ReadOnlySpan<int> times, Span<double> results);
