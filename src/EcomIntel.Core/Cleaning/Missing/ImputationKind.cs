namespace EcomIntel;

internal enum ImputationKind
{
    Mean,
    Median,
    Mode,
    Constant,
}
