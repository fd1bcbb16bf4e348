using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>
/// What a custom feature or key may see of a row: the parts that it declared itself known from, and no other. Valid during the call it is given to.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly ref struct FeatureRow
{
    private readonly FunctionDeclaration _declaration;
    private readonly CommerceDataset? _dataset;
    private readonly TransactionTable? _rows;
    private readonly LocalCalendar _calendar;
    private readonly Customer? _customer;
    private readonly long _microseconds;
    private readonly int _row;

    private FeatureRow(
        FunctionDeclaration declaration, LocalCalendar calendar, CommerceDataset? dataset, TransactionTable? rows, int row, Customer? customer, long microseconds)
    {
        _declaration = declaration;
        _calendar = calendar;
        _dataset = dataset;
        _rows = rows;
        _row = row;
        _customer = customer;
        _microseconds = microseconds;
    }

    /// <summary>The customer's record; null where the row has none.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Customer"/>.</exception>
    public Customer? Customer => Allow(Known.Customer, nameof(Customer))._customer;

    /// <summary>The row's moment, in UTC.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Moment"/>.</exception>
    public DateTimeOffset Moment => EpochTime.FromMicroseconds(Allow(Known.Moment, nameof(Moment))._microseconds);

    /// <summary>The local hour, 0 to 23.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Moment"/>.</exception>
    public int HourOfDay => Allow(Known.Moment, nameof(HourOfDay))._calendar.HourOfDay(_microseconds);

    /// <summary>The local weekday, Monday 0 to Sunday 6.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Moment"/>.</exception>
    public int DayOfWeek => Allow(Known.Moment, nameof(DayOfWeek))._calendar.DayOfWeek(_microseconds);

    /// <summary>The local date.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Moment"/>.</exception>
    public DateOnly Date => Allow(Known.Moment, nameof(Date))._calendar.DateOf(_microseconds);

    /// <summary>The product bought; null where it is unknown.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public Product? Product => Transactions(nameof(Product)).Products[_row] is >= 0 and var code ? _dataset!.Products[code] : null;

    /// <summary>Pieces; null where missing.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public int? Quantity => Transactions(nameof(Quantity)).Quantities[_row] is not TransactionTable.MissingQuantity and var quantity ? quantity : null;

    /// <summary>The price of one piece in the shop's currency; null where missing.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public decimal? UnitPrice => Money.ToDecimal(Transactions(nameof(UnitPrice)).UnitPrices[_row]);

    /// <summary>The line's total in the shop's currency; null where missing.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public decimal? Total => Money.ToDecimal(Transactions(nameof(Total)).Totals[_row]);

    /// <summary>Sale, return or cancellation.</summary>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    public TransactionKind Kind => Transactions(nameof(Kind)).Kinds[_row];

    /// <summary>The value of one of the transaction's own declared extra columns; those of customer and product are in their records.</summary>
    /// <param name="name">The column's declared name.</param>
    /// <returns>The value; missing where there is none.</returns>
    /// <exception cref="LeakageException">The function is not declared known from <see cref="Known.Purchase"/>.</exception>
    /// <exception cref="ArgumentException">The transactions have no such column.</exception>
    public AttributeValue Attribute(string name)
    {
        foreach (AttributeColumn column in Transactions(nameof(Attribute)).Attributes)
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
        return new FeatureRow(declaration, calendar, dataset, rows, row, customer < 0 ? null : dataset.Customers[customer], rows.TimestampsArray[row]);
    }

    internal static FeatureRow Online(FunctionDeclaration declaration, in OnlineMoment moment) =>
        new(declaration, moment.Calendar, null, null, -1, moment.Customer, moment.Microseconds);

    private TransactionTable Transactions(string part) => Allow(Known.Purchase, part)._rows!;

    private FeatureRow Allow(Known needed, string part) => (_declaration.KnownFrom & needed) != Known.None
        ? this
        : throw new LeakageException(
            $"The {_declaration.Name} is declared known from {_declaration.KnownFrom}, but its function reads {part}, which is known from {needed}. " +
            "Declare that too, or do not read it.");
}
