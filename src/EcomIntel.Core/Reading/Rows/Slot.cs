namespace EcomIntel;

/// <summary>One mapped column of an input: which field it fills, whose that is, and what it is called there.</summary>
internal sealed record Slot(Field Field, AttributeOwner Owner, FieldKind Kind, string Column, AttributeDefinition? Attribute = null)
{
    public static Slot Of(Field field, string column, AttributeDefinition? attribute = null) => attribute is null
        ? new(field, field.Owner!.Value, field.Kind, column)
        : new(field, attribute.Owner, attribute.Type == AttributeType.Numeric ? FieldKind.Number : FieldKind.Text, column, attribute);
}
