namespace EcomIntel;

/// <summary>A sale on its way into states, with what is known of its product and customer; amounts in ten-thousandths, <see cref="Money.Missing"/> where missing.</summary>
internal readonly ref struct OnlineSale(Transaction transaction, Product? product, Customer? customer)
{
    private readonly (long UnitPrice, long Total) _amounts = LineAmounts.Of(transaction);

    public Transaction Transaction => transaction;

    public Product? Product => product;

    public Customer? Customer => customer;

    public long Time { get; } = EpochTime.ToMicroseconds(transaction.Timestamp);

    public long UnitPrice => _amounts.UnitPrice;

    public long Total => _amounts.Total;
}
