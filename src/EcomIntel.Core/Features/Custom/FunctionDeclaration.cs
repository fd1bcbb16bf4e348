namespace EcomIntel;

/// <summary>A function of the app's own as messages call it, and what it may read.</summary>
internal sealed record FunctionDeclaration(string Name, Known KnownFrom);
