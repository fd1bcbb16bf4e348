namespace EcomIntel;

/// <summary>How a cell's 64 bits are read.</summary>
internal enum FieldKind
{
    Text,
    Integer,
    Money,
    Number,
    Time,
    TransactionKind,
}
