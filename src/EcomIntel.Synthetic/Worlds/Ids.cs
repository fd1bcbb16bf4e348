using System.Globalization;

namespace EcomIntel.Synthetic;

/// <summary>Identifiers in the original project's style: whole numbers from 1.</summary>
internal static class Ids
{
    public static string Customer(int customer) => Number(customer);

    public static string Product(int product) => Number(product);

    public static string Order(int order) => "order_" + Number(order);

    public static string Transaction(int line) => "txn_" + Number(line);

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
