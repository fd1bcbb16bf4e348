using Microsoft.ML;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Reads key columns of any width as numbers from 0, −1 where missing.</summary>
internal static class KeyReader
{
    public static Func<int> Open(DataViewRowCursor cursor, DataViewSchema.Column column) => Type.GetTypeCode(column.Type.RawType) switch
    {
        TypeCode.Byte => Open(cursor.GetGetter<byte>(column), static key => key - 1),
        TypeCode.UInt16 => Open(cursor.GetGetter<ushort>(column), static key => key - 1),
        TypeCode.UInt32 => Open(cursor.GetGetter<uint>(column), static key => checked((int)key) - 1),
        _ => Open(cursor.GetGetter<ulong>(column), static key => checked((int)key) - 1),
    };

    private static Func<int> Open<T>(ValueGetter<T> getter, Func<T, int> toIndex)
        where T : struct
    {
        T key = default;
        return () =>
        {
            getter(ref key);
            return toIndex(key);
        };
    }
}
