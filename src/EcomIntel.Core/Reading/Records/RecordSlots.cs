using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>How the fields of records fill cells, and how they read as text.</summary>
internal static class RecordSlots
{
    private static readonly Field[] OfTransaction =
    [
        Field.TransactionId, Field.OrderId, Field.Timestamp, Field.CustomerId, Field.ProductId, Field.Quantity, Field.UnitPrice, Field.Total, Field.TransactionKind,
    ];

    private static readonly Field[] OfCustomer = [Field.CustomerId, Field.Age, Field.Gender, Field.Location];

    private static readonly Field[] OfProduct = [Field.ProductId, Field.ProductCategory, Field.ProductName, Field.ListPrice];

    public static ImmutableArray<Slot> For(AttributeOwner role, IEnumerable<AttributeDefinition>? attributes)
    {
        Field[] fields = role switch { AttributeOwner.Customer => OfCustomer, AttributeOwner.Product => OfProduct, _ => OfTransaction };
        AttributeDefinition[] extra = [.. attributes ?? []];
        AttributeDefinition? foreign = extra.FirstOrDefault(attribute => attribute.Owner != role);
        return foreign is null
            ? [.. fields.Select(field => Slot.Of(field, field.Name)), .. extra.Select(attribute => Slot.Of(Field.Attribute(attribute.Name), attribute.Name, attribute))]
            : throw new ArgumentException($"The attribute '{foreign.Name}' is the {foreign.Owner}'s. Give it with the records of its owner.", nameof(attributes));
    }

    public static void Write(Transaction record, ImmutableArray<Slot> slots, Cell[] cells)
    {
        cells[0] = Cell.Of(record.Id);
        cells[1] = Cell.Of(record.OrderId);
        cells[2] = Cell.Of(EpochTime.ToMicroseconds(record.Timestamp));
        cells[3] = Cell.Of(record.CustomerId);
        cells[4] = Cell.Of(record.ProductId);
        cells[5] = CellNumbers.Integer(record.Quantity);
        cells[6] = CellNumbers.Amount(record.UnitPrice);
        cells[7] = CellNumbers.Amount(record.Total);
        cells[8] = record.Kind == TransactionKind.Sale ? default : Cell.Of((long)record.Kind);
        WriteAttributes(record.Attributes, slots, OfTransaction.Length, cells);
    }

    public static void Write(Customer record, ImmutableArray<Slot> slots, Cell[] cells)
    {
        cells[0] = Cell.Of(record.Id);
        cells[1] = CellNumbers.Integer(record.Age);
        cells[2] = Cell.Of(record.Gender);
        cells[3] = Cell.Of(record.Location);
        WriteAttributes(record.Attributes, slots, OfCustomer.Length, cells);
    }

    public static void Write(Product record, ImmutableArray<Slot> slots, Cell[] cells)
    {
        cells[0] = Cell.Of(record.Id);
        cells[1] = Cell.Of(record.Category);
        cells[2] = Cell.Of(record.Name);
        cells[3] = CellNumbers.Amount(record.Price);
        WriteAttributes(record.Attributes, slots, OfProduct.Length, cells);
    }

    private static void WriteAttributes(ImmutableDictionary<string, AttributeValue> attributes, ImmutableArray<Slot> slots, int from, Cell[] cells)
    {
        for (int slot = from; slot < slots.Length; slot++)
        {
            AttributeValue value = attributes.GetValueOrDefault(slots[slot].Field.Name);
            cells[slot] = value.IsMissing ? default
                : slots[slot].Kind == FieldKind.Text ? Cell.Of(value.ToString())
                : value.Number is { } number && double.IsFinite(number) ? Cell.Of(number)
                : Cell.Bad;
        }
    }
}
