using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace EcomIntel;

/// <summary>One input before it is opened.</summary>
internal sealed record InputSource(ImmutableArray<Slot> Slots, Func<RowFeed> Open)
{
    public static InputSource Csv(CsvInput input, CsvMap map, AttributeOwner role)
    {
        CheckRole(map, role);
        return new(map.Slots(), () => new CsvFeed(input, map, role));
    }

    public static InputSource Reader(ReaderInput input, CsvMap map, AttributeOwner role)
    {
        CheckRole(map, role);
        return new(map.Slots(), () => new ReaderFeed(input, map, role));
    }

    public static InputSource Records<TRow, TRecord>(
        IAsyncEnumerable<TRow> rows,
        Func<TRow, TRecord> selector,
        AttributeOwner role,
        IEnumerable<AttributeDefinition>? attributes,
        Action<TRecord, ImmutableArray<Slot>, Cell[]> write,
        Func<TRecord, Slot, string> textOf)
    {
        ImmutableArray<Slot> slots = RecordSlots.For(role, attributes);
        string name = $"records of {typeof(TRow).Name}";
        return new(slots, () => new RecordFeed<TRecord>(name, role, slots, Select(rows, selector), (record, cells) => write(record, slots, cells), textOf));
    }

    private static async IAsyncEnumerable<TRecord> Select<TRow, TRecord>(
        IAsyncEnumerable<TRow> rows, Func<TRow, TRecord> selector, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (TRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return selector(row);
        }
    }

    private static void CheckRole(CsvMap map, AttributeOwner role)
    {
        ArgumentNullException.ThrowIfNull(map);
        Field key = role switch { AttributeOwner.Customer => Field.CustomerId, AttributeOwner.Product => Field.ProductId, _ => Field.Timestamp };
        if (!map.Columns.Any(column => column.Field == key))
        {
            throw new ArgumentException($"The map has no column for '{key}'. Map it: without it the rows of {Rows(role)} have no place.", nameof(map));
        }

        CsvColumn? foreign = role == AttributeOwner.Transaction
            ? null
            : map.Columns.FirstOrDefault(column => column.Field != key && (column.Attribute?.Owner ?? column.Field.Owner) != role);
        if (foreign is not null)
        {
            throw new ArgumentException($"The map has a column for '{foreign.Field}', which is no field of {Rows(role)}. Take it out with CsvMap.Without.", nameof(map));
        }
    }

    private static string Rows(AttributeOwner role) => role switch { AttributeOwner.Customer => "customers", AttributeOwner.Product => "products", _ => "transactions" };
}
