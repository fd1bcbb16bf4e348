namespace EcomIntel;

/// <summary>What the report calls the rules. Those of fields have the field's name behind a colon.</summary>
internal static class RuleNames
{
    public const string FieldCount = "field_count";
    public const string NulCharacter = "nul_character";
    public const string Unparseable = "unparseable";
    public const string Required = "required";
    public const string MoneyRounding = "money_rounding";
    public const string DstGap = "dst_gap";
    public const string Overflow = "overflow";
    public const string Conflict = "conflict";
    public const string NoOwner = "no_owner";
    public const string Duplicates = "duplicates";
    public const string Returns = "returns";
    public const string ReturnsUnmatched = "returns_unmatched";
    public const string TotalMismatch = "total_mismatch";

    public static string Of(string rule, Field field) => $"{rule}:{field.Name}";

    public static string Of(string rule, IEnumerable<Field> fields) => $"{rule}:{string.Join('+', fields.Select(field => field.Name))}";
}
