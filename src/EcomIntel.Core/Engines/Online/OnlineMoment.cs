using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>What is known before a purchase, besides the past: who and when.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OnlineMoment(Customer? Customer, long Microseconds, LocalCalendar Calendar);
