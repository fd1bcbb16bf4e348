using System.Collections;

namespace EcomIntel.Parquet;

/// <summary>What the current row holds, as ADO.NET asks for it.</summary>
internal sealed partial class ParquetDataReader
{
    public override int Depth => 0;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override T GetFieldValue<T>(int ordinal) => _columns[ordinal] is IColumnValue<T> column ? column.Value : (T)_columns[ordinal].Boxed;

    public override object GetValue(int ordinal) => IsDBNull(ordinal) ? DBNull.Value : _columns[ordinal].Boxed;

    public override bool IsDBNull(int ordinal) => _columns[ordinal].IsNull;

    public override string GetName(int ordinal) => _columns[ordinal].Name;

    public override Type GetFieldType(int ordinal) => _columns[ordinal].Type;

    public override string GetDataTypeName(int ordinal) => _columns[ordinal].Type.Name;

    public override int GetOrdinal(string name)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Name == name)
            {
                return i;
            }
        }

        throw ParquetErrors.MissingColumn(_name, _file, name, _columns.Select(column => column.Name));
    }

    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);

    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);

    public override int GetValues(object[] values)
    {
        int count = Math.Min(values.Length, FieldCount);
        for (int i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override bool NextResult() => false;

    public override bool Read() => throw new NotSupportedException("A Parquet file is read with ReadAsync.");

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException("Read the whole value with GetValue.");

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException("Read the whole text with GetString.");

    public override IEnumerator GetEnumerator() => throw new NotSupportedException("A Parquet file is read with ReadAsync.");
}
