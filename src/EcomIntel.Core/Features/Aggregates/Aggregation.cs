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

    /// <summary>The sample variance of a measure, Σ(x − mean)² ÷ (n − 1), over the events that have it; missing where fewer than two have.</summary>
    Variance = 4,

    /// <summary>The least value of a measure; missing where no event has it.</summary>
    Min = 5,

    /// <summary>The greatest value of a measure; missing where no event has it.</summary>
    Max = 6,

    /// <summary>The measure of the first event that has it, by time and then by id; missing where none has.</summary>
    First = 7,

    /// <summary>The measure of the last event that has it, by time and then by id; missing where none has.</summary>
    Last = 8,

    /// <summary>The number of events with one level of a trait ÷ the number of events that have the trait; missing where none has.</summary>
    Share = 9,

    /// <summary>The number of different values of a trait; 0 where no event has it.</summary>
    DistinctCount = 10,

    /// <summary>The level of a trait that most events have, of several the one that came last; missing where no event has a level that the pipeline learned.</summary>
    Mode = 11,
}
