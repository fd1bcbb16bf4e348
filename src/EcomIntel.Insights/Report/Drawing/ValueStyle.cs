namespace EcomIntel.Insights;

/// <summary>How a number is written for a reader: a <see cref="ValueFormat"/>, told apart by whether it is a difference.</summary>
internal enum ValueStyle
{
    /// <summary>As it is, with as many decimals as it needs.</summary>
    Number,

    /// <summary>A share from 0 to 1, in percent.</summary>
    Share,

    /// <summary>A difference of two shares, in percentage points with its sign.</summary>
    Points,

    /// <summary>A ratio, such as 1.25×.</summary>
    Ratio,

    /// <summary>Money: whole units where it is large.</summary>
    Money,
}
