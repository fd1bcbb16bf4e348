namespace EcomIntel;

/// <summary>What the values of a feature are, and so how they are held in a column.</summary>
public enum FeatureType
{
    /// <summary>A small whole number such as an hour or a weekday.</summary>
    WholeNumber = 0,

    /// <summary>A count of events or things (Int64).</summary>
    Count = 1,

    /// <summary>Money (Int64 ten-thousandths in feature tables; the currency's units in models).</summary>
    Money = 2,

    /// <summary>Any other number (Float64); NaN is missing.</summary>
    Number = 3,

    /// <summary>A level out of an ordered list of texts, held as its position in the list; −1 is missing.</summary>
    Category = 4,
}
