using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>A record with what was read from it: an event under its key, or why it is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DecodedRecord(LogRecord Record, ShopEvent? Event, string? Key, EventRejection? Rejection);
