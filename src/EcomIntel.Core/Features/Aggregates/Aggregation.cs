namespace EcomIntel;

/// <summary>How the events of the past become one number.</summary>
public enum Aggregation
{
    /// <summary>The number of sales; 0 where there is none.</summary>
    Count = 0,

    /// <summary>The exact sum of a measure; 0 where there is nothing to add.</summary>
    Sum = 1,

    /// <summary>The mean of a measure over the events that have it; missing where none has.</summary>
    Mean = 2,

    /// <summary>Days since the newest event, fractions included; missing where there is none.</summary>
    TimeSinceLast = 3,
}
