namespace EcomIntel.Core.Tests;

/// <summary>A row of a dataset as an event with its records.</summary>
internal sealed record StoreEvent(int Row, Transaction Transaction, Customer? Customer, Product? Product)
{
    /// <summary>The same purchase at another moment.</summary>
    public StoreEvent At(DateTimeOffset moment) => this with { Transaction = Transaction with { Timestamp = moment } };
}
