using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>What the handlers made of an event: nothing wrong by default, else the last failure.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HandlerOutcome(Exception? Failure, int Attempts);
