namespace EcomIntel;

/// <summary>What becomes of a value that cannot stand.</summary>
public enum Violation
{
    /// <summary>The whole row is quarantined; the default.</summary>
    Quarantine = 0,

    /// <summary>The value becomes missing and the row is kept as changed.</summary>
    MakeMissing = 1,
}
