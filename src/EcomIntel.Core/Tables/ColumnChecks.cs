using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>Whether columns from outside fit together: all mistakes in one message, each naming the column, the row and the value.</summary>
internal static class ColumnChecks
{
    private static readonly long Earliest = EpochTime.ToMicroseconds(DateTimeOffset.MinValue);
    private static readonly long Latest = EpochTime.ToMicroseconds(DateTimeOffset.MaxValue);

    public static void ThrowIfWrong(TransactionColumns columns, int customers, int products)
    {
        if (columns.Timestamps is null)
        {
            throw new ArgumentException("Timestamps is null. Every row has to have a time.", nameof(columns));
        }

        int rows = columns.Timestamps.Length;
        int orders = columns.OrderIds?.Length ?? 0;
        string[] mistakes =
        [
            .. Length(columns.Customers, nameof(columns.Customers), rows),
            .. Length(columns.Products, nameof(columns.Products), rows),
            .. Length(columns.Ids, nameof(columns.Ids), rows),
            .. Length(columns.Orders, nameof(columns.Orders), rows),
            .. Length(columns.Quantities, nameof(columns.Quantities), rows),
            .. Length(columns.UnitPrices, nameof(columns.UnitPrices), rows),
            .. Length(columns.Totals, nameof(columns.Totals), rows),
            .. Length(columns.Kinds, nameof(columns.Kinds), rows),
            .. Together((columns.Orders, columns.OrderIds), "Orders and OrderIds", "make each line an order of its own"),
            .. Range(columns.Timestamps, nameof(columns.Timestamps), Earliest, Latest, "is outside the years 1 to 9999; times are microseconds since 1970"),
            .. Range(columns.Customers, nameof(columns.Customers), -1, customers - 1, $"is no position in the {customers} customers given, nor −1 for missing"),
            .. Range(columns.Products, nameof(columns.Products), -1, products - 1, $"is no position in the {products} products given, nor −1 for missing"),
            .. Range(columns.Orders, nameof(columns.Orders), 0, orders - 1, $"is no position in the {orders} order ids given"),
            .. Range(MemoryMarshal.Cast<TransactionKind, int>(columns.Kinds), nameof(columns.Kinds), 0, (int)TransactionKind.Cancellation, "is no kind of transaction"),
            .. NoNull(columns.Ids, nameof(columns.Ids)),
            .. NoNull(columns.OrderIds, nameof(columns.OrderIds)),
        ];
        Throw(mistakes, nameof(columns));
        if (columns is { Quantities: { } quantities, UnitPrices: { } prices })
        {
            LineTotals.ThrowIfOverflow(quantities, prices, columns.Totals);
        }
    }

    public static void ThrowIfWrong(ClickColumns clicks, int customers, int products)
    {
        if (clicks.Timestamps is null || clicks.Types is null)
        {
            throw new ArgumentException($"{(clicks.Timestamps is null ? nameof(clicks.Timestamps) : nameof(clicks.Types))} is null. Every click has to have a time and a type.", nameof(clicks));
        }

        int rows = clicks.Timestamps.Length;
        int sessions = clicks.SessionIds?.Length ?? 0;
        Throw(
            [
                .. Length(clicks.Types, nameof(clicks.Types), rows),
                .. Length(clicks.Customers, nameof(clicks.Customers), rows),
                .. Length(clicks.Products, nameof(clicks.Products), rows),
                .. Length(clicks.Sessions, nameof(clicks.Sessions), rows),
                .. Length(clicks.Quantities, nameof(clicks.Quantities), rows),
                .. Length(clicks.Ids, nameof(clicks.Ids), rows),
                .. Together((clicks.Sessions, clicks.SessionIds), "Sessions and SessionIds", "know no browser session"),
                .. Range(clicks.Timestamps, nameof(clicks.Timestamps), Earliest, Latest, "is outside the years 1 to 9999; times are microseconds since 1970"),
                .. Range(
                    MemoryMarshal.Cast<ShopEventType, int>(clicks.Types), nameof(clicks.Types), (int)ShopEventType.View, (int)ShopEventType.Purchase, "is no type of click"),
                .. Range(clicks.Customers, nameof(clicks.Customers), -1, customers - 1, $"is no position in the {customers} customers given, nor −1 for guests"),
                .. Range(clicks.Products, nameof(clicks.Products), -1, products - 1, $"is no position in the {products} products given, nor −1 for missing"),
                .. Range(clicks.Sessions, nameof(clicks.Sessions), -1, sessions - 1, $"is no position in the {sessions} session ids given, nor −1 for missing"),
                .. NoNull(clicks.Ids, nameof(clicks.Ids)),
                .. NoNull(clicks.SessionIds, nameof(clicks.SessionIds)),
            ],
            nameof(clicks));
    }

    /// <summary>The records in an array of our own, each id in it once.</summary>
    public static T[] Records<T>(IReadOnlyList<T>? records, Func<T, string> id)
        where T : class
    {
        T[] taken = records is null ? [] : [.. records];
        HashSet<string> ids = new(taken.Length, StringComparer.Ordinal);
        for (int i = 0; i < taken.Length; i++)
        {
            if (taken[i] is null)
            {
                throw new ArgumentException($"The {typeof(T).Name} at position {i} is null.", nameof(records));
            }

            if (!ids.Add(id(taken[i])))
            {
                throw new ArgumentException($"The {typeof(T).Name} at position {i} has the id '{id(taken[i])}' of an earlier one. Give each once.", nameof(records));
            }
        }

        return taken;
    }

    private static void Throw(string[] mistakes, string columns)
    {
        if (mistakes.Length > 0)
        {
            throw new ArgumentException(string.Join(" ", mistakes), columns);
        }
    }

    private static string[] Length<T>(T[]? column, string name, int rows) => column is null || column.Length == rows
        ? []
        : [$"{name} has {column.Length} rows but Timestamps has {rows}; give every column one cell per row."];

    private static string[] Together((int[]? Codes, string[]? Ids) columns, string names, string neither) => (columns.Codes is null) == (columns.Ids is null)
        ? []
        : [$"{names} belong together; give both, or neither to {neither}."];

    /// <summary>The search is vectorised; it takes no range that is empty, and outside that lies the first cell.</summary>
    private static string[] Range<T>(ReadOnlySpan<T> column, string name, T lowest, T highest, string wrong)
        where T : IComparable<T>
    {
        int row = lowest.CompareTo(highest) <= 0 ? column.IndexOfAnyExceptInRange(lowest, highest) : column.IsEmpty ? -1 : 0;
        return row < 0 ? [] : [$"{name}, row {row}: {column[row]} {wrong}."];
    }

    private static string[] NoNull(string[]? column, string name) => Array.IndexOf(column ?? [], null) is >= 0 and var row
        ? [$"{name}, row {row}: null is no identifier."]
        : [];
}
