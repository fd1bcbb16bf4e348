namespace EcomIntel.Parquet;

/// <summary>Sale, return and cancellation as text, in snake_case as everything written.</summary>
internal static class KindText
{
    public static string Of(TransactionKind kind) => kind switch
    {
        TransactionKind.Return => "return",
        TransactionKind.Cancellation => "cancellation",
        _ => "sale",
    };

    public static TransactionKind? Parse(string? text) => text switch
    {
        null or "sale" => TransactionKind.Sale,
        "return" => TransactionKind.Return,
        "cancellation" => TransactionKind.Cancellation,
        _ => null,
    };
}
