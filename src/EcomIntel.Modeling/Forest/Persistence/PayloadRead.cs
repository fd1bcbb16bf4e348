namespace EcomIntel.Modeling;

/// <summary>Reads what a model file holds.</summary>
/// <param name="payload">Its bytes.</param>
/// <param name="version">The version of the file.</param>
internal delegate T PayloadRead<out T>(ReadOnlySpan<byte> payload, int version);
