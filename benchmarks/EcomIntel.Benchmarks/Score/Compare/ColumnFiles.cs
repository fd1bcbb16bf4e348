using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel.Benchmarks;

/// <summary>Columns as raw little-endian numbers, one file each: <c>name.i1</c>, <c>.i4</c>, <c>.i8</c> or <c>.f8</c>, as NumPy calls the types.</summary>
internal static class ColumnFiles
{
    public static void Write(ShopColumns shop, string folder)
    {
        Write<long>(shop.Timestamps, Path.Combine(folder, "timestamp.i8"));
        Write<int>(shop.CustomerCodes, Path.Combine(folder, "customer.i4"));
        Write<int>(shop.Quantities, Path.Combine(folder, "quantity.i4"));
        Write<long>(shop.UnitPrices, Path.Combine(folder, "unit_price.i8"));
        Write<long>(shop.Totals, Path.Combine(folder, "total.i8"));
    }

    public static PeerColumn Read(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return Path.GetExtension(file) switch
        {
            ".i1" => new PeerColumn(name, Read<sbyte>(file)),
            ".i8" => new PeerColumn(name, Read<long>(file)),
            ".f8" => new PeerColumn(name, Read<double>(file)),
            _ => throw new InvalidOperationException($"'{file}' is of no type that a feature has."),
        };
    }

    private static void Write<T>(ReadOnlySpan<T> values, string file)
        where T : unmanaged
    {
        using FileStream stream = File.Create(file);
        for (int at = 0; at < values.Length; at += 1 << 20)
        {
            stream.Write(MemoryMarshal.AsBytes(values.Slice(at, Math.Min(1 << 20, values.Length - at))));
        }
    }

    private static T[] Read<T>(string file)
        where T : unmanaged
    {
        using FileStream stream = File.OpenRead(file);
        T[] values = new T[stream.Length / Unsafe.SizeOf<T>()];
        for (int at = 0; at < values.Length; at += 1 << 20)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(at, Math.Min(1 << 20, values.Length - at))));
        }

        return values;
    }
}
