namespace EcomIntel;

/// <summary>Whether something came in the order of time.</summary>
public enum Timeliness
{
    /// <summary>Not before the newest event that the state had seen: features are those of the batch engine to the last bit.</summary>
    OnTime = 0,

    /// <summary>Before the newest event that the state had seen: features read there also see events that came after the moment.</summary>
    Late = 1,
}
