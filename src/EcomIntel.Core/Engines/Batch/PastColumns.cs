namespace EcomIntel;

/// <summary>Fills the columns of a group from the pasts of blocks of rows. An error is kept until all is done, so that the first row's is thrown, whichever thread was first.</summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
internal sealed class PastColumns<TPast>(BatchContext batch, AggregateColumn<TPast>[] columns)
    where TPast : IPast
{
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

    /// <summary>Fills rows that see the same past at the same time.</summary>
    public void Fill(ReadOnlySpan<int> rows, in TPast past, long time)
    {
        foreach (AggregateColumn<TPast> column in columns)
        {
            try
            {
                column.Fill(rows, past, time);
            }
            catch (OverflowException error)
            {
                int first = int.MaxValue;
                foreach (int row in rows)
                {
                    first = Math.Min(first, row);
                }

                Keep(first, batch.Overflow(first, column.Name, error.Message));
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
