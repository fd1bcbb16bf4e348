namespace EcomIntel;

/// <summary>The amounts of a line of an order in column units; batch and online features take them from here alike.</summary>
internal static class LineAmounts
{
    /// <summary>The total as recorded, quantity × unit price where there is none, <see cref="Money.Missing"/> where neither is known.</summary>
    /// <exception cref="OverflowException">An amount does not fit; the message names the transaction.</exception>
    public static long TotalOf(Transaction transaction) => Of(transaction).Total;

    /// <summary>Unit price and total.</summary>
    /// <exception cref="OverflowException">An amount does not fit; the message names the transaction.</exception>
    public static (long UnitPrice, long Total) Of(Transaction transaction)
    {
        try
        {
            long unitPrice = Money.FromDecimal(transaction.UnitPrice);
            long total = Money.FromDecimal(transaction.Total);
            return total == Money.Missing && unitPrice != Money.Missing && transaction.Quantity is { } quantity
                ? (unitPrice, checked(unitPrice * quantity))
                : (unitPrice, total);
        }
        catch (OverflowException error)
        {
            throw new OverflowException($"Transaction '{transaction.Id}': {error.Message}", error);
        }
    }
}
