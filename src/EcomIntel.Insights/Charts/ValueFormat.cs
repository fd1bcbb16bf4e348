namespace EcomIntel.Insights;

/// <summary>How a number is written for people.</summary>
public enum ValueFormat
{
    /// <summary>A plain number.</summary>
    Number = 0,

    /// <summary>A share such as 0.25, written in percent; a difference of shares is written in percentage points.</summary>
    Share = 1,

    /// <summary>A ratio such as 1.30, written as "times".</summary>
    Ratio = 2,

    /// <summary>An amount of money in the shop's currency.</summary>
    Money = 3,
}
