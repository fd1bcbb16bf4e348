namespace EcomIntel;

public sealed partial class CommerceSource
{
    /// <summary>Reads transactions, with customers' and products' fields in the same rows or in inputs of their own, from a CSV file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="map">How to read it; <see cref="CsvMap.Flat"/> where null.</param>
    /// <returns>The source; the file is opened when it is loaded.</returns>
    /// <exception cref="ArgumentException">The path is empty, or the map has no timestamp.</exception>
    public static CommerceSource FromCsv(string path, CsvMap? map = null) => new(Csv(path, map ?? CsvMap.Flat, AttributeOwner.Transaction), CleaningPolicy.Default);

    /// <summary>Reads transactions from a stream of CSV, such as a decompressing one. It is read once and left open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">What messages and reports call it.</param>
    /// <param name="map">How to read it; <see cref="CsvMap.Flat"/> where null.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the map has no timestamp.</exception>
    public static CommerceSource FromCsv(Stream stream, string name, CsvMap? map = null) => new(Csv(stream, name, map ?? CsvMap.Flat, AttributeOwner.Transaction), CleaningPolicy.Default);

    /// <summary>Takes customers from a CSV file of their own; they are matched by customer id and read before the transactions.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="map">How to read it: the customer id, and any customers' fields and attributes.</param>
    /// <returns>A source with the customers.</returns>
    /// <exception cref="ArgumentException">The map has no customer id, or fields that are not a customer's.</exception>
    public CommerceSource WithCustomers(string path, CsvMap map) => With(customers: Csv(path, map, AttributeOwner.Customer));

    /// <summary>Takes customers from a stream of CSV.</summary>
    /// <param name="stream">The stream; read once and left open.</param>
    /// <param name="name">What messages and reports call it.</param>
    /// <param name="map">How to read it: the customer id, and any customers' fields and attributes.</param>
    /// <returns>A source with the customers.</returns>
    /// <exception cref="ArgumentException">The map has no customer id, or fields that are not a customer's.</exception>
    public CommerceSource WithCustomers(Stream stream, string name, CsvMap map) => With(customers: Csv(stream, name, map, AttributeOwner.Customer));

    /// <summary>Takes products from a CSV file of their own; they are matched by product id and read before the transactions.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="map">How to read it: the product id, and any products' fields and attributes.</param>
    /// <returns>A source with the products.</returns>
    /// <exception cref="ArgumentException">The map has no product id, or fields that are not a product's.</exception>
    public CommerceSource WithProducts(string path, CsvMap map) => With(products: Csv(path, map, AttributeOwner.Product));

    /// <summary>Takes products from a stream of CSV.</summary>
    /// <param name="stream">The stream; read once and left open.</param>
    /// <param name="name">What messages and reports call it.</param>
    /// <param name="map">How to read it: the product id, and any products' fields and attributes.</param>
    /// <returns>A source with the products.</returns>
    /// <exception cref="ArgumentException">The map has no product id, or fields that are not a product's.</exception>
    public CommerceSource WithProducts(Stream stream, string name, CsvMap map) => With(products: Csv(stream, name, map, AttributeOwner.Product));

    private static InputSource Csv(string path, CsvMap map, AttributeOwner role)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return InputSource.Csv(new CsvInput(path), map, role);
    }

    private static InputSource Csv(Stream stream, string name, CsvMap map, AttributeOwner role)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return InputSource.Csv(new CsvInput(stream, name), map, role);
    }

    private CommerceSource With(InputSource? customers = null, InputSource? products = null) =>
        new(_transactions, _policy) { Customers = customers ?? Customers, Products = products ?? Products };
}
