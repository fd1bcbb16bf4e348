using System.Collections.Immutable;
using System.Data.Common;

namespace EcomIntel.Parquet;

/// <summary>One file of a dataset, opened to be taken in as it is.</summary>
internal sealed class DatasetFile : IAsyncDisposable
{
    private static readonly Field[] OfTransactions =
    [
        Field.TransactionId, Field.OrderId, Field.Timestamp, Field.CustomerId, Field.ProductId, Field.Quantity, Field.UnitPrice, Field.Total, Field.TransactionKind,
    ];

    private static readonly Field[] OfCustomers = [Field.CustomerId, Field.Age, Field.Gender, Field.Location];

    private static readonly Field[] OfProducts = [Field.ProductId, Field.ProductCategory, Field.ProductName, Field.ListPrice];

    private readonly DbDataReader _reader;
    private readonly string _path;
    private readonly AttributeOwner _owner;
    private readonly int[] _at;
    private readonly (AttributeDefinition Definition, int At)[] _attributes;
    private long _row;

    private DatasetFile(DbDataReader reader, string path, AttributeOwner owner)
    {
        Field[] fields = owner switch { AttributeOwner.Customer => OfCustomers, AttributeOwner.Product => OfProducts, _ => OfTransactions };
        _reader = reader;
        _path = path;
        _owner = owner;
        _at = [.. fields.Select(field => reader.GetOrdinal(field.Name))];
        _attributes =
        [
            .. Enumerable.Range(0, reader.FieldCount).Except(_at).Select(at => (new AttributeDefinition(
                reader.GetName(at), owner, reader.GetFieldType(at) == typeof(string) ? AttributeType.Categorical : AttributeType.Numeric), at)),
        ];
    }

    public IEnumerable<AttributeDefinition> Attributes => _attributes.Select(attribute => attribute.Definition);

    public static async Task<DatasetFile> OpenAsync(string path, AttributeOwner owner, CancellationToken cancellationToken)
    {
        DbDataReader reader = await new ParquetInput(path).OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new DatasetFile(reader, path, owner);
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Adds every row as a record.</summary>
    public async Task AddToAsync(CommerceDatasetBuilder builder, CancellationToken cancellationToken)
    {
        while (await _reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _row++;
            try
            {
                Add(builder);
            }
            catch (Exception error) when (error is InvalidCastException or FormatException or OverflowException)
            {
                throw ParquetErrors.Foreign(_path, _row, error);
            }
        }
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private void Add(CommerceDatasetBuilder builder)
    {
        switch (_owner)
        {
            case AttributeOwner.Customer:
                builder.Add(new Customer(Required(0), Value<int>(1), Text(2), Text(3)) { Attributes = Read() });
                break;
            case AttributeOwner.Product:
                builder.Add(new Product(Required(0), Text(1), Text(2), Value<decimal>(3)) { Attributes = Read() });
                break;
            default:
                builder.Add(new Transaction(Required(0), new DateTimeOffset(Value<DateTime>(2) ?? throw Missing(2)), Text(3), Text(4))
                {
                    OrderId = Text(1),
                    Quantity = Value<int>(5),
                    UnitPrice = Value<decimal>(6),
                    Total = Value<decimal>(7),
                    Kind = KindText.Parse(Text(8)) ?? throw new FormatException($"'{Text(8)}' is no {Field.TransactionKind}."),
                    Attributes = Read(),
                });
                break;
        }
    }

    private string Required(int field) => Text(field) ?? throw Missing(field);

    private FormatException Missing(int field) => new($"The {_reader.GetName(_at[field])} is missing.");

    private string? Text(int field) => _reader.IsDBNull(_at[field]) ? null : _reader.GetString(_at[field]);

    private T? Value<T>(int field)
        where T : struct => _reader.IsDBNull(_at[field]) ? null : _reader.GetFieldValue<T>(_at[field]);

    private ImmutableDictionary<string, AttributeValue> Read()
    {
        ImmutableDictionary<string, AttributeValue> values = ImmutableDictionary<string, AttributeValue>.Empty;
        foreach ((AttributeDefinition definition, int at) in _attributes)
        {
            if (!_reader.IsDBNull(at))
            {
                values = values.Add(definition.Name, definition.Type == AttributeType.Categorical ? AttributeValue.Of(_reader.GetString(at)) : AttributeValue.Of(_reader.GetDouble(at)));
            }
        }

        return values;
    }
}
