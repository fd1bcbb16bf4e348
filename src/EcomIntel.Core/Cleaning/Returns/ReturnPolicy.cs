namespace EcomIntel;

/// <summary>What becomes of returns and cancellations.</summary>
public enum ReturnPolicy
{
    /// <summary>They stay, as lines of their kind; the default.</summary>
    Keep = 0,

    /// <summary>They are quarantined; the sales stay as they were.</summary>
    Drop = 1,

    /// <summary>
    /// They are quarantined, and what came back is taken from the customer's latest sales of that product before (or at) their time; a sale of which
    /// nothing is left is quarantined too. What no sale matches is quarantined by the rule <c>returns_unmatched</c>.
    /// </summary>
    Net = 2,
}
