using Parquet.Schema;

namespace EcomIntel.Parquet;

/// <summary>The columns that files of this package are made of.</summary>
internal static class Columns
{
    private const int MoneyScale = 4;
    private const long EighteenDigits = 1_000_000_000_000_000_000;

    public static ColumnWriter Id(string name, Func<int, string> idOf) => new TextColumnWriter(new DataField<string>(name, nullable: false), idOf);

    public static ColumnWriter Text(string name, Func<int, string?> textOf) => new TextColumnWriter(new DataField<string>(name, nullable: true), textOf);

    public static ColumnWriter Number<T>(string name, Func<int, T?> valueOf)
        where T : struct => new ValueColumnWriter<T>(new DataField<T>(name, nullable: true), valueOf);

    /// <summary>A time, in microseconds since the Unix epoch, UTC.</summary>
    public static ColumnWriter Time(string name, Func<int, long> microsecondsOf) => new ValueColumnWriter<long>(
        new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: false), row => microsecondsOf(row));

    /// <summary>Amounts in ten-thousandths: DECIMAL(18, 4), which is stored as Int64, or DECIMAL(19, 4) where one of them is larger.</summary>
    public static ColumnWriter Amount(string name, int rows, Func<int, long> unitsOf)
    {
        for (int row = 0; row < rows; row++)
        {
            if (unitsOf(row) is (<= -EighteenDigits or >= EighteenDigits) and not Money.Missing)
            {
                return new ValueColumnWriter<decimal>(new DecimalDataField(name, 19, MoneyScale, isNullable: true), at => Money.ToDecimal(unitsOf(at)));
            }
        }

        return new ValueColumnWriter<long>(new DecimalDataField(name, 18, MoneyScale, isNullable: true), row => unitsOf(row) is var units && units == Money.Missing ? null : units);
    }
}
