using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>The name of a state row.</summary>
/// <param name="Table">Whose rows they are: a handler's name.</param>
/// <param name="Key">The customer, or <c>session:</c> and the session.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StateKey(string Table, string Key);
