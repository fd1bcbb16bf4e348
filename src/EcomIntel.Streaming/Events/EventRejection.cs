using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>Why a payload is no event. Names fields, never their values, so that it may be logged.</summary>
/// <param name="Reason">One of <see cref="DeadLetterReason"/>.</param>
/// <param name="Detail">What exactly, for people.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventRejection(string Reason, string Detail);
