namespace EcomIntel;

/// <summary>What the stored values of a column mean: the missing ones, and the numbers that models read.</summary>
internal static class FeatureCell
{
    public const long MissingInteger = long.MinValue;
    public const sbyte MissingSmall = sbyte.MinValue;

    /// <summary>The number that a stored value stands for: money in the currency's units, NaN where missing.</summary>
    public static double ToNumber<T>(T value, FeatureType type)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            return (double)(object)value;
        }

        if (typeof(T) == typeof(long))
        {
            long integer = (long)(object)value;
            return integer == MissingInteger ? double.NaN : type == FeatureType.Money ? integer / (double)Money.Scale : integer;
        }

        int small = typeof(T) == typeof(sbyte) ? (sbyte)(object)value : (int)(object)value;
        return (type == FeatureType.Category && small < 0) || (typeof(T) == typeof(sbyte) && small == MissingSmall) ? double.NaN : small;
    }

    /// <summary>The stored number itself, money in ten-thousandths; NaN where missing.</summary>
    public static double ToStored(long stored) => stored == MissingInteger ? double.NaN : stored;
}
