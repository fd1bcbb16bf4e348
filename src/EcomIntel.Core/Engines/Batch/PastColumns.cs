namespace EcomIntel;

/// <summary>Fills the columns of a group from the pasts of rows. An error is kept until all is done, so that the first row's is thrown, whichever thread was first.</summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
internal sealed class PastColumns<TPast>(BatchContext batch, AggregateColumn<TPast>[] columns)
    where TPast : IPast
{
    private const int BlockRows = 512;

    private readonly Lock _lock = new();
    private ItemLanes? _lanes;
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

    /// <summary>Makes room for items, whose values are read bucket by bucket and taken row by row later.</summary>
    /// <param name="buckets">The items.</param>
    /// <param name="nothing">The past of rows without an item.</param>
    public ItemLanes BeginItems(KeyBuckets buckets, in TPast nothing)
    {
        foreach (AggregateColumn<TPast> column in columns)
        {
            column.BeginItems(nothing);
        }

        return _lanes = new ItemLanes(buckets.Items, buckets.HaveValues, columns);
    }

    /// <summary>Reads the values of neighbouring items, of which some may be no rows.</summary>
    public void FillItems(int first, ReadOnlySpan<TPast> pasts, ReadOnlySpan<long> times, ReadOnlySpan<ItemTag> tags)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            Span<long> items = _lanes![i];
            try
            {
                columns[i].FillItems(items, first, pasts, times);
            }
            catch (OverflowException)
            {
                FindRow(i, first, pasts, times, tags);
            }
        }
    }

    /// <summary>Reads the values of an item that is a row.</summary>
    public void FillItem(int item, int row, in TPast past, long time)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            try
            {
                columns[i].FillItems(_lanes![i], item, new ReadOnlySpan<TPast>(in past), new ReadOnlySpan<long>(in time));
            }
            catch (OverflowException error)
            {
                Keep(row, columns[i], error);
            }
        }
    }

    /// <summary>Takes the values of all rows from those of their items. The last column comes first, since the memory of each holds the items of the next.</summary>
    public void TakeItems(KeyBuckets buckets, ParallelOptions options)
    {
        for (int i = columns.Length - 1; i >= 0; i--)
        {
            int column = i;
            Parallel.For(0, buckets.Ranges, options, range => Take(column, buckets, range));
        }
    }

    public void ThrowIfAnyFailed()
    {
        if (_error is not null)
        {
            throw _error;
        }
    }

    private void Take(int column, KeyBuckets buckets, int range)
    {
        int[] cursors = buckets.CursorsOf(range);
        (int start, int end) = buckets.RowsOf(range);
        Span<int> block = stackalloc int[BlockRows];
        for (int row = start; row < end; row += BlockRows)
        {
            Span<int> places = block[..Math.Min(BlockRows, end - row)];
            buckets.PlacesOf(row, cursors, places);
            columns[column].TakeItems(_lanes![column], row, places);
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
                Keep(start + i, column, error);
                return;
            }
        }
    }

    private void FindRow(int column, int first, ReadOnlySpan<TPast> pasts, ReadOnlySpan<long> times, ReadOnlySpan<ItemTag> tags)
    {
        for (int i = 0; i < pasts.Length; i++)
        {
            if (tags[i].IsRow)
            {
                FillItem(first + i, tags[i].Row, pasts[i], times[i]);
            }
        }
    }

    private void Keep(int row, AggregateColumn<TPast> column, OverflowException error)
    {
        lock (_lock)
        {
            if (row < _failedRow)
            {
                (_error, _failedRow) = (batch.Overflow(row, column.Name, error.Message), row);
            }
        }
    }
}
