using System.Collections.Concurrent;

namespace EcomIntel;

/// <summary>Fills the columns of a group from the pasts of blocks of rows. An error is kept until all is done, so that the first row's is thrown, whichever thread was first.</summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
internal sealed class PastColumns<TPast>(BatchContext batch, AggregateColumn<TPast>[] columns)
    where TPast : IPast
{
    private readonly ConcurrentDictionary<int, (AggregateColumn<TPast> Column, OverflowException Error)> _failedItems = new();
    private readonly Lock _lock = new();
    private OverflowException? _error;
    private int _failedRow = int.MaxValue;

    public void Fill(int start, ReadOnlySpan<TPast> pasts)
    {
        ReadOnlySpan<long> times = batch.Rows.Timestamps.Slice(start, pasts.Length);
        foreach (AggregateColumn<TPast> column in columns)
        {
            try
            {
                column.Fill(start, pasts, times);
            }
            catch (OverflowException)
            {
                FindRow(column, start, pasts, times);
            }
        }
    }

    /// <summary>Makes room for values that are read item by item and taken row by row later.</summary>
    public void BeginItems(int items, in TPast nothing)
    {
        foreach (AggregateColumn<TPast> column in columns)
        {
            column.BeginItems(items, nothing);
        }
    }

    /// <summary>Reads the values of an item.</summary>
    public void FillItem(int item, in TPast past, long time)
    {
        foreach (AggregateColumn<TPast> column in columns)
        {
            try
            {
                column.FillItem(item, past, time);
            }
            catch (OverflowException error)
            {
                _failedItems.TryAdd(item, (column, error));
            }
        }
    }

    /// <summary>Takes the values of rows from those of their items, −1 where a row has none.</summary>
    public void Take(int start, ReadOnlySpan<int> items)
    {
        foreach (AggregateColumn<TPast> column in columns)
        {
            column.Take(start, items);
        }

        for (int i = 0; !_failedItems.IsEmpty && i < items.Length; i++)
        {
            if (_failedItems.TryGetValue(items[i], out (AggregateColumn<TPast> Column, OverflowException Error) failed))
            {
                Keep(start + i, batch.Overflow(start + i, failed.Column.Name, failed.Error.Message));
                return;
            }
        }
    }

    public void ThrowIfAnyFailed()
    {
        if (_error is not null)
        {
            throw _error;
        }
    }

    private void FindRow(AggregateColumn<TPast> column, int start, ReadOnlySpan<TPast> pasts, ReadOnlySpan<long> times)
    {
        for (int i = 0; i < pasts.Length; i++)
        {
            try
            {
                column.Fill(start + i, pasts.Slice(i, 1), times.Slice(i, 1));
            }
            catch (OverflowException error)
            {
                Keep(start + i, batch.Overflow(start + i, column.Name, error.Message));
                return;
            }
        }
    }

    private void Keep(int row, OverflowException error)
    {
        lock (_lock)
        {
            (_error, _failedRow) = row < _failedRow ? (error, row) : (_error, _failedRow);
        }
    }
}
