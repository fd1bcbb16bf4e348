using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>Customers or products as rows mention them: for each field the first value that is not missing.</summary>
internal sealed class EntityTable(AttributeOwner owner)
{
    private readonly List<Slot> _fields = [];
    private readonly Dictionary<string, Cell[]> _entities = new(StringComparer.Ordinal);
    private string? _lastId;
    private Cell[] _last = [];

    public IEnumerable<AttributeDefinition> Attributes => _fields.Select(slot => slot.Attribute).OfType<AttributeDefinition>();

    /// <summary>Takes in the fields of an input before its rows; gives for each of them the slot and the place here.</summary>
    public (int Slot, int Place)[] Bind(RowFeed feed)
    {
        _lastId = null;
        List<(int Slot, int Place)> places = [];
        for (int slot = 0; slot < feed.Slots.Length; slot++)
        {
            Slot field = feed.Slots[slot];
            if (field.Owner != owner)
            {
                continue;
            }

            int place = _fields.FindIndex(known => known.Field == field.Field);
            if (place < 0)
            {
                place = _fields.Count;
                _fields.Add(field);
            }

            places.Add((slot, place));
        }

        return [.. places];
    }

    public void Merge(string id, CleaningRow row, (int Slot, int Place)[] places, InputLog log)
    {
        // The lines of an order follow each other, with one text for their customer.
        if (!ReferenceEquals(id, _lastId))
        {
            _last = Entity(id);
            _lastId = id;
        }

        foreach ((int slot, int place) in places)
        {
            ref Cell known = ref _last[place];
            if (known.IsMissing)
            {
                known = row.Cells[slot];
            }
            else if (!row.Cells[slot].IsMissing && !row.Cells[slot].SameValue(known))
            {
                log.Change(row, RuleNames.Conflict, slot, known);
            }
        }
    }

    public IEnumerable<Customer> Customers() => _entities.Select(entity => new Customer(
        entity.Key, (int?)Bits(entity.Value, Field.Age), Cell(entity.Value, Field.Gender).Text, Cell(entity.Value, Field.Location).Text)
    {
        Attributes = AttributesOf(entity.Value),
    });

    public IEnumerable<Product> Products() => _entities.Select(entity => new Product(
        entity.Key, Cell(entity.Value, Field.ProductCategory).Text, Cell(entity.Value, Field.ProductName).Text, Money.ToDecimal(Bits(entity.Value, Field.ListPrice) ?? Money.Missing))
    {
        Attributes = AttributesOf(entity.Value),
    });

    private Cell[] Entity(string id)
    {
        ref Cell[]? entity = ref CollectionsMarshal.GetValueRefOrAddDefault(_entities, id, out _);
        Array.Resize(ref entity, _fields.Count);
        return entity;
    }

    private ImmutableDictionary<string, AttributeValue> AttributesOf(Cell[] entity)
    {
        ImmutableDictionary<string, AttributeValue>.Builder values = ImmutableDictionary.CreateBuilder<string, AttributeValue>();
        for (int place = 0; place < entity.Length; place++)
        {
            if (_fields[place].Attribute is { } attribute && !entity[place].IsMissing)
            {
                values[attribute.Name] = entity[place].ToAttribute(_fields[place].Kind);
            }
        }

        return values.ToImmutable();
    }

    private long? Bits(Cell[] entity, Field field) => Cell(entity, field) is { IsMissing: false } cell ? cell.Bits : null;

    private Cell Cell(Cell[] entity, Field field)
    {
        int place = _fields.FindIndex(known => known.Field == field);
        return place < 0 || place >= entity.Length ? default : entity[place];
    }
}
