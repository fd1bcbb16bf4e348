using System.Data.Common;
using System.Diagnostics;
using DuckDB.NET.Data;

namespace EcomIntel.Benchmarks;

/// <summary>DuckDB in this process: the data in a table in memory, the results made into another.</summary>
internal sealed class DuckDbPeer : IPeer
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly int _rows;

    public DuckDbPeer(ShopColumns shop, int threads)
    {
        _rows = shop.Rows;
        _connection.Open();
        Execute($"SET threads = {threads}");
        Execute("CREATE TABLE sales (i INTEGER, ts TIMESTAMP, us BIGINT, customer INTEGER, quantity INTEGER, unit_price BIGINT, total BIGINT)");
        using (DuckDBAppender appender = _connection.CreateAppender("sales"))
        {
            for (int row = 0; row < shop.Rows; row++)
            {
                appender.CreateRow()
                    .AppendValue(row)
                    .AppendValue(EpochTime.FromMicroseconds(shop.Timestamps[row]).UtcDateTime)
                    .AppendValue(shop.Timestamps[row])
                    .AppendValue(shop.CustomerCodes[row])
                    .AppendValue(shop.Quantities[row])
                    .AppendValue(shop.UnitPrices[row])
                    .AppendValue(shop.Totals[row])
                    .EndRow();
            }
        }

        Name = $"DuckDB {_connection.ServerVersion.TrimStart('v')}";
    }

    public string Name { get; }

    public int Formulations(string workload) => DuckDbQueries.For(workload).Length;

    public double Seconds(string workload, int formulation)
    {
        // Rows that are worked out one by one may keep their order, and then need no number; all others carry it and come as they come.
        bool ordered = workload == "stateless";
        Execute($"SET preserve_insertion_order = {ordered}");
        string columns = ordered ? "* EXCLUDE (i)" : "*";
        long start = Stopwatch.GetTimestamp();
        Execute($"CREATE TABLE features AS SELECT {columns} FROM ({DuckDbQueries.For(workload)[formulation]})");
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Execute("DROP TABLE features");
        return seconds;
    }

    public IReadOnlyList<PeerColumn> Results(string workload, int formulation)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT * FROM ({DuckDbQueries.For(workload)[formulation]}) ORDER BY i";
        command.UseStreamingMode = true;
        using DbDataReader reader = command.ExecuteReader();
        PeerColumn[] columns = [.. Enumerable.Range(1, reader.FieldCount - 1).Select(field => new PeerColumn(reader.GetName(field), Values(reader.GetFieldType(field))))];
        for (int row = 0; reader.Read(); row++)
        {
            for (int i = 0; i < columns.Length; i++)
            {
                switch (columns[i].Values)
                {
                    case sbyte[] small: small[row] = reader.GetFieldValue<sbyte>(i + 1); break;
                    case long[] whole: whole[row] = reader.GetInt64(i + 1); break;
                    default: ((double[])columns[i].Values)[row] = reader.IsDBNull(i + 1) ? double.NaN : reader.GetDouble(i + 1); break;
                }
            }
        }

        return columns;
    }

    public void Dispose() => _connection.Dispose();

    private Array Values(Type type) => type == typeof(sbyte) ? new sbyte[_rows] : type == typeof(long) ? new long[_rows] : new double[_rows];

    private void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // Nothing in the text comes from outside.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
