using Npgsql;
using NpgsqlTypes;

namespace EcomIntel.Streaming.PostgreSql;

/// <summary>Parameters by their place, with their types.</summary>
internal static class StoreParameter
{
    private const NpgsqlDbType ByteArrays = NpgsqlDbType.Array | NpgsqlDbType.Bytea;

    public static NpgsqlParameter Of(string value) => new NpgsqlParameter<string> { TypedValue = value };

    public static NpgsqlParameter Of(int value) => new NpgsqlParameter<int> { TypedValue = value };

    public static NpgsqlParameter Of(long value) => new NpgsqlParameter<long> { TypedValue = value };

    public static NpgsqlParameter Of(long[] values) => new NpgsqlParameter<long[]> { TypedValue = values };

    public static NpgsqlParameter Of(ReadOnlyMemory<byte> value) => new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bytea };

    public static NpgsqlParameter Of(byte[][] values) => new NpgsqlParameter<byte[][]> { TypedValue = values, NpgsqlDbType = ByteArrays };

    public static NpgsqlParameter Of(ReadOnlyMemory<byte>[] values) => new NpgsqlParameter<ReadOnlyMemory<byte>[]> { TypedValue = values, NpgsqlDbType = ByteArrays };

    public static NpgsqlParameter NoBytes() => new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };
}
