namespace EcomIntel;

/// <summary>What becomes of a line whose total is not its quantity × unit price.</summary>
public enum TotalRepair
{
    /// <summary>The row is quarantined; the default.</summary>
    Quarantine = 0,

    /// <summary>The total becomes quantity × unit price, and the row is kept as changed.</summary>
    Recompute = 1,
}
