namespace EcomIntel;

/// <summary>What an extra column holds.</summary>
public enum AttributeType
{
    /// <summary>A level out of a set of texts.</summary>
    Categorical = 0,

    /// <summary>A number.</summary>
    Numeric = 1,
}
