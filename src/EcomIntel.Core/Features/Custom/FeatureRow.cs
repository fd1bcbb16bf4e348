using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>
/// What a custom feature or key may see of a row: the parts that it declared itself known from, and no other. Valid during the call it is given to.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly ref struct FeatureRow
{
    private readonly FunctionDeclaration _declaration;
    private readonly OnlineMoment _moment;
    private readonly CommerceDataset? _dataset;
    private readonly TransactionTable? _rows;
    private readonly int _row;

    private FeatureRow(FunctionDeclaration declaration, scoped in OnlineMoment moment, CommerceDataset? dataset, TransactionTable? rows, int row)
    {
        _declaration = declaration;
        _moment = moment;
        _dataset = dataset;
        _rows = rows;
        _row = row;
    }

    /// <summary>The customer's record; null where the row has none.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Customer"/>.</exception>
    public Customer? Customer => Allow(Known.Customer, nameof(Customer))._moment.Customer;

    /// <summary>The row's moment, in UTC.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Moment"/>.</exception>
    public DateTimeOffset Moment => EpochTime.FromMicroseconds(Allow(Known.Moment, nameof(Moment))._moment.Microseconds);

    /// <summary>The local hour, 0 to 23.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Moment"/>.</exception>
    public int HourOfDay => Allow(Known.Moment, nameof(HourOfDay))._moment.Calendar.HourOfDay(_moment.Microseconds);

    /// <summary>The local weekday, Monday 0 to Sunday 6.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Moment"/>.</exception>
    public int DayOfWeek => Allow(Known.Moment, nameof(DayOfWeek))._moment.Calendar.DayOfWeek(_moment.Microseconds);

    /// <summary>The local date.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Moment"/>.</exception>
    public DateOnly Date => Allow(Known.Moment, nameof(Date))._moment.Calendar.DateOf(_moment.Microseconds);

    /// <summary>The product bought; null where it is unknown.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public Product? Product => Transactions(nameof(Product)) is { } rows ? rows.Products[_row] is >= 0 and var code ? _dataset!.Products[code] : null : _moment.Product;

    /// <summary>Pieces; null where missing.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public int? Quantity => Transactions(nameof(Quantity)) is not { } rows ? _moment.Purchase?.Quantity
        : rows.Quantities[_row] is not TransactionTable.MissingQuantity and var quantity ? quantity : null;

    /// <summary>The price of one piece in the shop's currency; null where missing.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public decimal? UnitPrice => Money.ToDecimal(Transactions(nameof(UnitPrice)) is { } rows ? rows.UnitPrices[_row] : _moment.UnitPrice);

    /// <summary>The line's total in the shop's currency; null where missing.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public decimal? Total => Money.ToDecimal(Transactions(nameof(Total)) is { } rows ? rows.Totals[_row] : _moment.Total);

    /// <summary>Sale, return or cancellation.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public TransactionKind Kind => Transactions(nameof(Kind)) is { } rows ? rows.Kinds[_row] : _moment.Purchase?.Kind ?? TransactionKind.Sale;

    /// <summary>The value of one of the transaction's own declared extra columns; those of customer and product are in their records.</summary>
    /// <param name="name">The column's declared name.</param>
    /// <returns>The value; missing where there is none.</returns>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    /// <exception cref="ArgumentException">The dataset's transactions have no such column. Online, where columns are not declared, it is missing.</exception>
    public AttributeValue Attribute(string name)
    {
        if (Transactions(nameof(Attribute)) is not { } rows)
        {
            return _moment.Purchase?.Attributes.GetValueOrDefault(name) ?? default;
        }

        foreach (AttributeColumn column in rows.Attributes)
        {
            if (column.Definition.Name == name)
            {
                return column[_row];
            }
        }

        throw new ArgumentException($"The transactions have no attribute '{name}'. Declare it when the data is read.", nameof(name));
    }

    internal static FeatureRow Batch(FunctionDeclaration declaration, CommerceDataset dataset, TransactionTable rows, LocalCalendar calendar, int row)
    {
        int customer = rows.CustomerColumn[row];
        OnlineMoment moment = new(customer < 0 ? null : dataset.Customers[customer], rows.TimestampsArray[row], calendar);
        return new FeatureRow(declaration, moment, dataset, rows, row);
    }

    internal static FeatureRow Online(FunctionDeclaration declaration, scoped in OnlineMoment moment) => new(declaration, moment, null, null, -1);

    /// <summary>The rows that this is one of; null online, where the purchase is in the moment.</summary>
    private TransactionTable? Transactions(string part) => Allow(Known.Purchase, part)._rows;

    private FeatureRow Allow(Known needed, string part) => (_declaration.KnownFrom & needed) != Known.None
        ? this
        : throw new LeakageException(
            $"The {_declaration.Name} is declared known from {_declaration.KnownFrom}, but its function reads {part}, which is known from {needed}. " +
            "Declare that too, or do not read it.");
}
