using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace EcomIntel;

/// <summary>Hashes each record by itself and adds the hashes up, so that the order of rows does not matter.</summary>
internal static class DatasetFingerprint
{
    public static string Of(CommerceDataset dataset)
    {
        UInt128 sum = 0;
        StringBuilder text = new();
        for (int row = 0; row < dataset.Transactions.Count; row++)
        {
            Transaction t = dataset.GetTransaction(row);
            text.Clear().Append(CultureInfo.InvariantCulture, $"t|{t.Id}|{dataset.Transactions.Timestamps[row]}|{t.CustomerId}|{t.ProductId}|{t.OrderId}|{t.Quantity}|{t.UnitPrice}|{t.Total}|{t.Kind}");
            sum += Hash(text, t.Attributes);
        }

        for (int code = 0; code < dataset.Customers.Count; code++)
        {
            Customer c = dataset.Customers[code];
            text.Clear().Append(CultureInfo.InvariantCulture, $"c|{c.Id}|{c.Age}|{c.Gender}|{c.Location}");
            sum += Hash(text, c.Attributes);
        }

        for (int code = 0; code < dataset.Products.Count; code++)
        {
            Product p = dataset.Products[code];
            text.Clear().Append(CultureInfo.InvariantCulture, $"p|{p.Id}|{p.Category}|{Money.ToDecimal(dataset.Products.Prices[code])}");
            sum += Hash(text, p.Attributes);
        }

        for (int row = 0; row < dataset.Clicks.Count; row++)
        {
            ShopEvent e = dataset.GetClick(row);
            text.Clear().Append(CultureInfo.InvariantCulture, $"e|{e.EventId}|{e.Type}|{dataset.Clicks.Timestamps[row]}|{e.CustomerId}|{e.SessionId}|{e.ProductId}|{e.Quantity}");
            sum += Hash(text, ImmutableDictionary<string, AttributeValue>.Empty);
        }

        return sum.ToString("x32", CultureInfo.InvariantCulture);
    }

    private static UInt128 Hash(StringBuilder text, IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        foreach ((string name, AttributeValue value) in attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"|{name}={value}");
        }

        // By rented buffers: a string and its bytes for each of millions of rows would be most of what a report allocates.
        char[] characters = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, characters, text.Length);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(characters.AsSpan(0, text.Length), bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        ArrayPool<char>.Shared.Return(characters);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
