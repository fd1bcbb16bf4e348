using System.Collections.Immutable;
using System.Data.Common;
using Parquet;
using Parquet.Schema;
using ParquetField = Parquet.Schema.Field;

namespace EcomIntel.Parquet;

/// <summary>
/// The rows of a Parquet file. One row group is in memory at a time, in buffers that the next one takes over. Columns of lists, maps and structures are
/// left out. For one thread, forwards, and asynchronous only.
/// </summary>
internal sealed partial class ParquetDataReader : DbDataReader
{
    private readonly string _name;
    private readonly string? _file;
    private readonly ParquetReader _reader;
    private readonly ImmutableArray<ParquetColumn> _columns;
    private long _first = 1;
    private int _group;
    private int _rows;
    private int _row;

    private ParquetDataReader(string name, string? file, ParquetReader reader, ImmutableArray<ParquetColumn> columns)
    {
        _name = name;
        _file = file;
        _reader = reader;
        _columns = columns;
    }

    public override int FieldCount => _columns.Length;

    public override bool HasRows => _reader.RowGroups.Any(group => group.RowCount > 0);

    public override bool IsClosed => _group < 0;

    /// <summary>Opens a file and looks at its schema.</summary>
    /// <exception cref="DataFormatException">It is no Parquet file, or one of the required columns holds no plain values.</exception>
    public static async Task<ParquetDataReader> OpenAsync(Stream stream, string name, string? file, IEnumerable<string> required, bool leaveOpen, CancellationToken cancellationToken)
    {
        try
        {
            ParquetReader reader = await ParquetReader.CreateAsync(stream, new ParquetOptions { UseDateOnlyTypeForDates = true, TreatByteArrayAsString = true }, leaveOpen, cancellationToken).ConfigureAwait(false);
            ParquetSchema schema = reader.Schema;
            ImmutableArray<ParquetColumn> columns = ParquetColumns.Of(schema);
            ParquetField? nested = schema.Fields.FirstOrDefault(field => required.Contains(field.Name, StringComparer.Ordinal) && columns.All(column => column.Name != field.Name));
            return nested is null
                ? new ParquetDataReader(name, file, reader, columns)
                : throw ParquetErrors.NoPlainColumn(name, file, nested.Name, ParquetColumns.Describe(nested));
        }
        catch (Exception error)
        {
            if (!leaveOpen)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            if (IsOfTheFile(error))
            {
                throw ParquetErrors.NotParquet(name, file, error);
            }

            throw;
        }
    }

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_row == _rows)
        {
            return NextGroupAsync(cancellationToken);
        }

        Advance();
        return Task.FromResult(true);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_group >= 0)
        {
            _group = -1;
            await _reader.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> NextGroupAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _first += _rows;
        (_row, _rows) = (0, 0);
        while (_rows == 0)
        {
            if (_group == _reader.RowGroupCount)
            {
                return false;
            }

            ParquetRowGroupReader group = _reader.OpenRowGroupReader(_group++);
            int rows = (int)Math.Min(group.RowCount, Array.MaxLength);
            foreach (ParquetColumn column in rows > 0 ? _columns : [])
            {
                await LoadAsync(group, rows, column, cancellationToken).ConfigureAwait(false);
            }

            _rows = rows;
        }

        Advance();
        return true;
    }

    private async ValueTask LoadAsync(ParquetRowGroupReader group, int rows, ParquetColumn column, CancellationToken cancellationToken)
    {
        try
        {
            await column.LoadAsync(group, rows, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            throw ParquetErrors.Unreadable(_name, _file, _first, column.Name, error);
        }
    }

    // Damaged bytes can make the decoder throw anything.
    private static bool IsOfTheFile(Exception error) => error is not (OperationCanceledException or EcomIntelException or OutOfMemoryException);

    private void Advance()
    {
        _row++;
        foreach (ParquetColumn column in _columns)
        {
            column.Advance();
        }
    }
}
