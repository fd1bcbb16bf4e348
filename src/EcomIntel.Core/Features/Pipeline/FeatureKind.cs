namespace EcomIntel;

/// <summary>How a feature comes about.</summary>
public enum FeatureKind
{
    /// <summary>The local hour, 0 to 23.</summary>
    HourOfDay = 0,

    /// <summary>The local weekday, Monday 0 to Sunday 6.</summary>
    DayOfWeek = 1,

    /// <summary>The local month, 1 to 12.</summary>
    Month = 2,

    /// <summary>The line's total.</summary>
    TotalPrice = 3,

    /// <summary>The band that the unit price falls into.</summary>
    PriceBand = 4,

    /// <summary>The line's quantity.</summary>
    Quantity = 5,

    /// <summary>The price of one piece.</summary>
    UnitPrice = 6,

    /// <summary>The customer's age in years.</summary>
    Age = 7,

    /// <summary>The customer's gender.</summary>
    Gender = 8,

    /// <summary>The customer's location.</summary>
    Location = 9,

    /// <summary>The category of the product bought.</summary>
    ProductCategory = 10,

    /// <summary>A declared extra column.</summary>
    Attribute = 11,

    /// <summary>An aggregate over events strictly before the row.</summary>
    Aggregate = 12,

    /// <summary>The customer's total over the whole history, the future included.</summary>
    CustomerTotalSpent = 13,

    /// <summary>A function of the app's own.</summary>
    Custom = 14,

    /// <summary>The sine of the local hour as an angle: 2π × hour ÷ 24.</summary>
    HourOfDaySin = 15,

    /// <summary>The cosine of the local hour as an angle: 2π × hour ÷ 24.</summary>
    HourOfDayCos = 16,

    /// <summary>The sine of the local weekday as an angle, Monday 0: 2π × weekday ÷ 7.</summary>
    DayOfWeekSin = 17,

    /// <summary>The cosine of the local weekday as an angle, Monday 0: 2π × weekday ÷ 7.</summary>
    DayOfWeekCos = 18,

    /// <summary>The sine of the local month as an angle: 2π × (month − 1) ÷ 12.</summary>
    MonthSin = 19,

    /// <summary>The cosine of the local month as an angle: 2π × (month − 1) ÷ 12.</summary>
    MonthCos = 20,

    /// <summary>Whether the local date is one of the given holidays.</summary>
    IsHoliday = 21,

    /// <summary>Days from the local date to the next of the given holidays.</summary>
    DaysToHoliday = 22,

    /// <summary>One feature divided by another.</summary>
    Ratio = 23,

    /// <summary>One feature minus another.</summary>
    Difference = 24,
}
