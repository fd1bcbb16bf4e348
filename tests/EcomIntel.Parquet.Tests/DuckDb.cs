using System.Globalization;
using DuckDB.NET.Data;

namespace EcomIntel.Parquet.Tests;

/// <summary>An independent reader and writer of Parquet.</summary>
internal static class DuckDb
{
    /// <summary>The rows of a query, values as invariant text, NULL where missing.</summary>
    public static List<string> Rows(string sql)
    {
        using DuckDBConnection connection = Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public static List<string> Types(string path) => Rows($"SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM '{path}')");

    public static void Write(string path, string query, string options = "")
    {
        using DuckDBConnection connection = Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY ({query}) TO '{path}' (FORMAT parquet{options})";
        command.ExecuteNonQuery();
    }

    private static DuckDBConnection Open()
    {
        DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = "SET TimeZone = 'UTC'; SET threads = 1";
        command.ExecuteNonQuery();
        return connection;
    }
}
