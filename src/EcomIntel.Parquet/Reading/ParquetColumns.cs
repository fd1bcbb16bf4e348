using System.Collections.Immutable;
using Parquet.Meta;
using Parquet.Schema;
using ParquetField = Parquet.Schema.Field;
using StoredType = Parquet.Meta.Type;

namespace EcomIntel.Parquet;

/// <summary>Makes the columns of a file: which .NET type each has, and how it is stored.</summary>
internal static class ParquetColumns
{
    /// <summary>The columns that hold plain values, in the file's order.</summary>
    public static ImmutableArray<ParquetColumn> Of(ParquetSchema schema) =>
        [.. schema.Fields.OfType<DataField>().Select(Of).OfType<ParquetColumn>()];

    /// <summary>What a field that is no column of plain values holds.</summary>
    public static string Describe(ParquetField field) => field.SchemaType switch
    {
        SchemaType.List => "a list",
        SchemaType.Map => "a map",
        SchemaType.Struct => "a structure",
        _ => field is DataField { IsArray: true } ? "a list" : $"of type {((DataField)field).ClrType.Name}",
    };

    private static ParquetColumn? Of(DataField field) => field switch
    {
        { IsArray: true } => null,
        _ when field.SchemaElement is { Type: StoredType.INT64 } element && Ticks(element) is { } ticks => new ParquetColumn<long, DateTime>(As<long>(field), ticks),
        _ when field.ClrType == typeof(ReadOnlyMemory<char>) => new ParquetColumn<ReadOnlyMemory<char>, string>(field, text => new string(text.Span)),
        _ when field.ClrType == typeof(ReadOnlyMemory<byte>) => new ParquetColumn<ReadOnlyMemory<byte>, byte[]>(field, bytes => bytes.ToArray()),
        // INT96: the old times of Impala, which say nothing of a zone.
        _ when field.ClrType == typeof(DateTime) => new ParquetColumn<DateTime, DateTime>(field, time => DateTime.SpecifyKind(time, DateTimeKind.Unspecified)),
        _ when field.ClrType == typeof(DateOnly) => Same<DateOnly>(field),
        _ when field.ClrType == typeof(Guid) => Same<Guid>(field),
        _ => Number(field),
    };

    private static ParquetColumn? Number(DataField field) => System.Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.Boolean => Same<bool>(field),
        TypeCode.SByte => Same<sbyte>(field),
        TypeCode.Byte => Same<byte>(field),
        TypeCode.Int16 => Same<short>(field),
        TypeCode.UInt16 => Same<ushort>(field),
        TypeCode.Int32 => Same<int>(field),
        TypeCode.UInt32 => Same<uint>(field),
        TypeCode.Int64 => Same<long>(field),
        TypeCode.UInt64 => Same<ulong>(field),
        TypeCode.Single => Same<float>(field),
        TypeCode.Double => Same<double>(field),
        TypeCode.Decimal => Same<decimal>(field),
        _ => null,
    };

    private static ParquetColumn<T, T> Same<T>(DataField field)
        where T : struct => new(field, value => value);

    /// <summary>The same column under the type that it is stored as, so that nothing is made of its values on the way.</summary>
    private static DataField<T> As<T>(DataField field)
    {
        DataField<T> stored = new(field.Name, field.IsNullable);
        _ = new ParquetSchema(stored);
        return stored;
    }

    /// <summary>How a timestamp becomes a time, UTC where the file says so and else without a zone; null for other numbers.</summary>
    private static Func<long, DateTime>? Ticks(SchemaElement element)
    {
        TimeUnit? unit = element.LogicalType?.TIMESTAMP?.Unit;
        bool micros = unit?.MICROS is not null || (unit is null && element.ConvertedType == ConvertedType.TIMESTAMP_MICROS);
        bool millis = unit?.MILLIS is not null || (unit is null && element.ConvertedType == ConvertedType.TIMESTAMP_MILLIS);
        // The older annotation has no zone of its own: its times are instants.
        DateTimeKind kind = element.LogicalType?.TIMESTAMP?.IsAdjustedToUTC ?? true ? DateTimeKind.Utc : DateTimeKind.Unspecified;
        return micros ? value => At(value, TimeSpan.TicksPerMicrosecond, kind)
            : millis ? value => At(value, TimeSpan.TicksPerMillisecond, kind)
            : unit?.NANOS is not null ? value => At((value / TimeSpan.NanosecondsPerTick) - (value % TimeSpan.NanosecondsPerTick < 0 ? 1 : 0), 1, kind)
            : null;
    }

    /// <summary>A time beyond the years 1 to 9999 goes to their edge, where the rule <c>range:timestamp</c> finds it.</summary>
    private static DateTime At(long value, long ticks, DateTimeKind kind)
    {
        Int128 at = ((Int128)value * ticks) + DateTime.UnixEpoch.Ticks;
        return new DateTime((long)Int128.Clamp(at, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), kind);
    }
}
