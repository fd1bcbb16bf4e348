namespace EcomIntel;

/// <summary>Fills the columns of a group from the pasts of blocks of rows. An error is kept until all is done, so that the first row's is thrown, whichever thread was first.</summary>
/// <typeparam name="TState">What is kept of the past.</typeparam>
internal sealed class PastColumns<TState>(BatchContext batch, AggregateColumn<TState>[] columns)
    where TState : unmanaged
{
    private readonly Lock _lock = new();
    private OverflowException? _error;
    private int _failedRow = int.MaxValue;

    public void Fill(int start, ReadOnlySpan<TState> pasts)
    {
        ReadOnlySpan<long> times = batch.Rows.Timestamps.Slice(start, pasts.Length);
        foreach (AggregateColumn<TState> column in columns)
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

    public void ThrowIfAnyFailed()
    {
        if (_error is not null)
        {
            throw _error;
        }
    }

    private void FindRow(AggregateColumn<TState> column, int start, ReadOnlySpan<TState> pasts, ReadOnlySpan<long> times)
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
