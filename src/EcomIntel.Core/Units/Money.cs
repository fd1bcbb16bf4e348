namespace EcomIntel;

/// <summary>The unit of money in columns: Int64 ten-thousandths of the shop's currency. Records carry <see cref="decimal"/>. Stateless and safe for any thread.</summary>
public static class Money
{
    /// <summary>Column units in one unit of the currency: 10,000.</summary>
    public const long Scale = 10_000;

    /// <summary>The column value of a missing amount: <see cref="long.MinValue"/>.</summary>
    public const long Missing = long.MinValue;

    private const decimal Limit = long.MaxValue / Scale;
    private const int Digits = 4;
    private const int ScaleShift = 16;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000];

    /// <summary>Converts an amount to column units, rounded to ten-thousandths, half to even.</summary>
    /// <param name="amount">The amount in the currency; null is missing.</param>
    /// <returns>Ten-thousandths, or <see cref="Missing"/>.</returns>
    /// <exception cref="OverflowException">The amount is beyond ±922,337,203,685,477.</exception>
    public static long FromDecimal(decimal? amount)
    {
        if (amount is not { } value)
        {
            return Missing;
        }

        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        if (parts[1] == 0 && parts[2] == 0 && (byte)(parts[3] >> ScaleShift) is <= Digits and var digits)
        {
            // The amounts of nearly all shops: up to four decimals and below 2³² in their own units.
            long units = (uint)parts[0] * Powers[Digits - digits];
            return parts[3] < 0 ? -units : units;
        }

        if (Math.Abs(value) > Limit)
        {
            throw new OverflowException($"The amount {value} is beyond ±{Limit}, the largest that a money column holds.");
        }

        return (long)decimal.Round(value * Scale, 0, MidpointRounding.ToEven);
    }

    /// <summary>Converts column units back to an amount in the currency.</summary>
    /// <param name="units">Ten-thousandths, or <see cref="Missing"/>.</param>
    /// <returns>The amount; null where it is missing.</returns>
    public static decimal? ToDecimal(long units) => units == Missing ? null : (decimal)units / Scale;
}
