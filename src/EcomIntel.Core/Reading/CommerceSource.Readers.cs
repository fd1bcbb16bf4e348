using System.Data.Common;

namespace EcomIntel;

public sealed partial class CommerceSource
{
    /// <summary>
    /// Takes transactions from a data reader, such as that of a database query, by the same map, rules and errors as CSV. Typed columns keep their
    /// values: a time without a zone is in the map's zone, null is missing; text is read as the map says.
    /// </summary>
    /// <param name="open">Opens the reader, once for each reading; it is disposed of afterwards, and its own exceptions reach the caller as they are.</param>
    /// <param name="name">What messages and reports call it.</param>
    /// <param name="map">Which of its columns fill which fields; <see cref="CsvMap.Flat"/> where null.</param>
    /// <param name="file">The path of the file behind the reader, for errors to carry; null where there is none.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the map has no timestamp.</exception>
    public static CommerceSource FromReader(Func<CancellationToken, ValueTask<DbDataReader>> open, string name, CsvMap? map = null, string? file = null) =>
        new(Reader(open, name, map ?? CsvMap.Flat, file, AttributeOwner.Transaction), CleaningPolicy.Default);

    /// <summary>Takes customers from a data reader; they are matched by customer id and read before the transactions.</summary>
    /// <param name="open">Opens the reader, as for <see cref="FromReader"/>.</param>
    /// <param name="name">What messages and reports call it.</param>
    /// <param name="map">How to read it: the customer id, and any customers' fields and attributes.</param>
    /// <param name="file">The path of the file behind the reader; null where there is none.</param>
    /// <returns>A source with the customers.</returns>
    /// <exception cref="ArgumentException">The map has no customer id, or fields that are not a customer's.</exception>
    public CommerceSource WithCustomers(Func<CancellationToken, ValueTask<DbDataReader>> open, string name, CsvMap map, string? file = null) =>
        With(customers: Reader(open, name, map, file, AttributeOwner.Customer));

    /// <summary>Takes products from a data reader; they are matched by product id and read before the transactions.</summary>
    /// <param name="open">Opens the reader, as for <see cref="FromReader"/>.</param>
    /// <param name="name">What messages and reports call it.</param>
    /// <param name="map">How to read it: the product id, and any products' fields and attributes.</param>
    /// <param name="file">The path of the file behind the reader; null where there is none.</param>
    /// <returns>A source with the products.</returns>
    /// <exception cref="ArgumentException">The map has no product id, or fields that are not a product's.</exception>
    public CommerceSource WithProducts(Func<CancellationToken, ValueTask<DbDataReader>> open, string name, CsvMap map, string? file = null) =>
        With(products: Reader(open, name, map, file, AttributeOwner.Product));

    private static InputSource Reader(Func<CancellationToken, ValueTask<DbDataReader>> open, string name, CsvMap map, string? file, AttributeOwner role)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return InputSource.Reader(new ReaderInput(open, name, file), map, role);
    }
}
