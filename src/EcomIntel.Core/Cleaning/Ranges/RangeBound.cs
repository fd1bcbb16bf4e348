namespace EcomIntel;

/// <summary>One end of a range, given in the unit of records and asked for in column units.</summary>
internal sealed record RangeBound(decimal Value, bool Exclusive = false)
{
    public static RangeBound? Of(decimal? value) => value is { } number ? new RangeBound(number) : null;

    public static RangeBound? Of(DateTimeOffset? instant) => instant is { } time ? new RangeBound(EpochTime.ToMicroseconds(time)) : null;

    /// <summary>The lowest value in column units that is in a range which begins here.</summary>
    public long Lowest(FieldKind kind)
    {
        decimal units = Units(kind);
        decimal lowest = decimal.Ceiling(units);
        return (long)(Exclusive && lowest == units ? lowest + 1 : lowest);
    }

    /// <summary>The highest value in column units that is in a range which ends here.</summary>
    public long Highest(FieldKind kind) => (long)decimal.Floor(Units(kind));

    public bool IsAbove(double value) => Exclusive ? value <= (double)Value : value < (double)Value;

    public bool IsBelow(double value) => value > (double)Value;

    private decimal Units(FieldKind kind) =>
        kind == FieldKind.Money ? Math.Clamp(Value, -(long.MaxValue / Money.Scale), long.MaxValue / Money.Scale) * Money.Scale : Math.Clamp(Value, long.MinValue + 1, long.MaxValue - 1);
}
