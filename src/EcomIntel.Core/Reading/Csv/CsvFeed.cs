using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>The rows of a CSV text. While those of one batch are cleaned the next batch is read and parsed.</summary>
internal sealed class CsvFeed(CsvInput input, CsvMap map, AttributeOwner role) : RowFeed(input.Name, input.File, role, map.Slots())
{
    private readonly MissingText _missing = new(map.MissingTexts);
    private readonly CsvRowReader _reader = new(input, map);
    private ImmutableArray<string> _columns = [];
    private int[] _indexes = [];
    private CsvCells? _cells;
    private bool _hashed;
    private CsvBatch _batch = new(map.Columns.Length);
    private int _at;
    private Task<CsvBatch>? _ahead;
    private CancellationTokenSource? _stop;

    public override ImmutableArray<string> Columns => _columns;

    public override char Delimiter => map.Delimiter;

    public override int RawCount => _batch.FieldCount(_at);

    public override ReadOnlySpan<char> RawField(int column) => _batch.Field(_at, column);

    public override int RawIndex(int slot) => _indexes[slot];

    public override string RawRecord() => _batch.Record(_at).ToString();

    public override bool IsMissing(ReadOnlySpan<char> text) => _missing.Is(text);

    public override bool TryNumber(ReadOnlySpan<char> text, out double number) => double.TryParse(text, NumberStyles.Float, map.Culture, out number);

    public override async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        _columns = await _reader.OpenAsync(cancellationToken).ConfigureAwait(false);
        _indexes = CsvHeader.Locate(this, Slots);
    }

    public override void Prepare(bool hash)
    {
        _hashed = hash;
        _cells = new CsvCells(_columns, _indexes, [.. map.Columns.Zip(Slots, (column, slot) => new CsvCellParser(slot, map, column.Normalise, _missing))], hash);
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => ++_at < _batch.Count ? new ValueTask<bool>(true) : NextBatchAsync(cancellationToken);

    public override RowFault? Fill(Cell[] cells)
    {
        _batch.Cells(_at).CopyTo(cells);
        return _batch.Fault(_at);
    }

    public override UInt128 Hash() => _hashed ? _batch.Hash(_at) : _batch.HashOf(_at);

    public override async ValueTask DisposeAsync()
    {
        if (_ahead is not null)
        {
            await _stop!.CancelAsync().ConfigureAwait(false);
            await _ahead.ConfigureAwait(false);
        }

        _stop?.Dispose();
        await _reader.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> NextBatchAsync(CancellationToken cancellationToken)
    {
        do
        {
            _batch.Error?.Throw();
            if (_batch.IsLast)
            {
                return false;
            }

            cancellationToken.ThrowIfCancellationRequested();
            _stop ??= CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            CsvBatch done = _batch;
            _batch = await (_ahead ?? _reader.ReadAsync(new CsvBatch(Slots.Length), _cells, _stop.Token)).ConfigureAwait(false);
            _ahead = _batch.IsLast || _batch.Error is not null ? null : _reader.ReadAsync(done, _cells, _stop.Token);
            _at = 0;
        }
        while (_batch.Count == 0);
        return true;
    }
}
