using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>From the texts of a row to the cells of its slots.</summary>
internal sealed class CsvCells(ImmutableArray<string> columns, int[] indexes, CsvCellParser[] parsers, bool hash)
{
    public void Fill(CsvBatch batch, int row)
    {
        batch.Fault(row) = FaultOf(batch, row);
        if (batch.Fault(row) is not null)
        {
            return;
        }

        Span<Cell> cells = batch.Cells(row);
        for (int slot = 0; slot < parsers.Length; slot++)
        {
            cells[slot] = parsers[slot].Parse(batch.Field(row, indexes[slot]));
        }

        if (hash)
        {
            batch.Hash(row) = batch.HashOf(row);
        }
    }

    private RowFault? FaultOf(CsvBatch batch, int row)
    {
        int fields = batch.FieldCount(row);
        if (fields != columns.Length)
        {
            return new RowFault(RuleNames.FieldCount, null, $"{fields} fields where the header has {columns.Length}");
        }

        return batch.Record(row).Contains('\0') ? NulCharacter(batch, row) : null;
    }

    private RowFault NulCharacter(CsvBatch batch, int row)
    {
        int at = Enumerable.Range(0, columns.Length).FirstOrDefault(column => batch.Field(row, column).Contains('\0'));
        return new RowFault(RuleNames.NulCharacter, columns[at], batch.Field(row, at).ToString());
    }
}
