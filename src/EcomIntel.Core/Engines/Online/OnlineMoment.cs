using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>What is known of a row besides the past: who and when, and where the purchase is known too, what is bought.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OnlineMoment(Customer? Customer, long Microseconds, LocalCalendar Calendar)
{
    /// <summary>The row's own purchase; null before it is known, when nothing asks for it.</summary>
    public Transaction? Purchase { get; init; }

    /// <summary>The product bought, where it is known.</summary>
    public Product? Product { get; init; }

    /// <summary>The price of one piece in ten-thousandths, <see cref="Money.Missing"/> where missing.</summary>
    public long UnitPrice { get; init; }

    /// <summary>The line's total in ten-thousandths, <see cref="Money.Missing"/> where missing.</summary>
    public long Total { get; init; }
}
