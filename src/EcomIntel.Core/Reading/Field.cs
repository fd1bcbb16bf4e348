namespace EcomIntel;

/// <summary>A field of the shop's records, as maps and cleaning rules name it. Immutable; safe for any thread.</summary>
public sealed record Field
{
    private Field(string name, AttributeOwner? owner, FieldKind kind)
    {
        Name = name;
        Owner = owner;
        Kind = kind;
    }

    /// <summary>The field's name in snake_case, which is also its column in <see cref="CsvMap.Flat"/>.</summary>
    public string Name { get; }

    /// <summary>Whose field it is; null for an attribute, whose owner its definition names.</summary>
    internal AttributeOwner? Owner { get; }

    internal FieldKind Kind { get; }

    /// <summary>The line's identifier; text, required. Where no column is mapped to it, the row's number stands for it.</summary>
    public static Field TransactionId { get; } = new("transaction_id", AttributeOwner.Transaction, FieldKind.Text);

    /// <summary>The order that the line belongs to; text.</summary>
    public static Field OrderId { get; } = new("order_id", AttributeOwner.Transaction, FieldKind.Text);

    /// <summary>When it happened; a time, required.</summary>
    public static Field Timestamp { get; } = new("timestamp", AttributeOwner.Transaction, FieldKind.Time);

    /// <summary>Who bought; text. In a file of customers it is the key, and required.</summary>
    public static Field CustomerId { get; } = new("customer_id", AttributeOwner.Transaction, FieldKind.Text);

    /// <summary>What was bought; text. In a file of products it is the key, and required.</summary>
    public static Field ProductId { get; } = new("product_id", AttributeOwner.Transaction, FieldKind.Text);

    /// <summary>Pieces; a whole number, negative where the shop records returns so.</summary>
    public static Field Quantity { get; } = new("quantity", AttributeOwner.Transaction, FieldKind.Integer);

    /// <summary>The price of one piece; money in the shop's currency.</summary>
    public static Field UnitPrice { get; } = new("price_per_item", AttributeOwner.Transaction, FieldKind.Money);

    /// <summary>The line's total as recorded; money in the shop's currency.</summary>
    public static Field Total { get; } = new("total_price", AttributeOwner.Transaction, FieldKind.Money);

    /// <summary>Sale, return or cancellation, in any case; where it is missing, a negative quantity is a return and anything else a sale.</summary>
    public static Field TransactionKind { get; } = new("transaction_kind", AttributeOwner.Transaction, FieldKind.TransactionKind);

    /// <summary>The customer's age; whole years.</summary>
    public static Field Age { get; } = new("age", AttributeOwner.Customer, FieldKind.Integer);

    /// <summary>The customer's gender; text.</summary>
    public static Field Gender { get; } = new("gender", AttributeOwner.Customer, FieldKind.Text);

    /// <summary>Where the customer lives; text.</summary>
    public static Field Location { get; } = new("location", AttributeOwner.Customer, FieldKind.Text);

    /// <summary>The product's name; text.</summary>
    public static Field ProductName { get; } = new("product_name", AttributeOwner.Product, FieldKind.Text);

    /// <summary>The product's category; text.</summary>
    public static Field ProductCategory { get; } = new("product_category", AttributeOwner.Product, FieldKind.Text);

    /// <summary>The product's list price; money in the shop's currency.</summary>
    public static Field ListPrice { get; } = new("list_price", AttributeOwner.Product, FieldKind.Money);

    internal bool IsAttribute => Owner is null;

    internal bool IsIdentity => this == TransactionId || this == OrderId || this == CustomerId || this == ProductId || this == Timestamp;

    /// <summary>Names a declared extra column.</summary>
    /// <param name="name">The name of its <see cref="AttributeDefinition"/>.</param>
    /// <returns>The field.</returns>
    public static Field Attribute(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(name, owner: null, FieldKind.Text);
    }

    /// <summary>The field's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
