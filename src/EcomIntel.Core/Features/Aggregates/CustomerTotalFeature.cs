namespace EcomIntel;

/// <summary>Each customer's sales over the whole history, joined back to every row of theirs.</summary>
internal sealed class CustomerTotalFeature(FeatureDefinition definition) : ColumnFeature(definition)
{
    public override FeatureColumn Compute(BatchContext batch)
    {
        EventStream sales = batch.Events(By.Customer, new MeasureValue(Measure.Spend), inOrderOfIds: false);
        long[] totals = Totals(sales, batch);
        ReadOnlyMemory<int> customers = sales.RowKeys;
        long[] values = GC.AllocateUninitializedArray<long>(batch.RowCount);
        int parts = batch.Threads;
        Parallel.For(0, parts, batch.Options, part =>
        {
            int start = (int)((long)values.Length * part / parts);
            ReadOnlySpan<int> keys = customers.Span[start..(int)((long)values.Length * (part + 1) / parts)];
            Span<long> joined = values.AsSpan(start, keys.Length);
            for (int i = 0; i < keys.Length; i++)
            {
                joined[i] = totals[keys[i] + 1];
            }
        });
        return new TypedColumn<long>(Field, values);
    }

    /// <summary>The total of each customer behind a missing one for nobody.</summary>
    private long[] Totals(EventStream sales, BatchContext batch)
    {
        ExactSum[] sums = batch.EndsOf<Moments>(By.Customer, new MeasureValue(Measure.Spend)) is { } ends ? [.. ends.Select(end => end.Sum)] : Sums(sales, batch);
        long[] totals = new long[sums.Length];
        totals[0] = Money.Missing;
        for (int customer = 1; customer < sums.Length; customer++)
        {
            try
            {
                totals[customer] = sums[customer].ToInt64();
            }
            catch (OverflowException error)
            {
                throw batch.Overflow(sales.RowKeys.AsSpan().IndexOf(customer - 1), Definition.Name, error.Message);
            }
        }

        return totals;
    }

    /// <summary>Exact sums are the same in any order, so each thread adds up a part of the rows for itself.</summary>
    private static ExactSum[] Sums(EventStream sales, BatchContext batch)
    {
        int parts = Math.Clamp(batch.RowCount / 2 / (sales.KeyCount + 1), 1, batch.Threads);
        ExactSum[][] sums = new ExactSum[parts][];
        Parallel.For(0, parts, batch.Options, part =>
        {
            ExactSum[] own = new ExactSum[sales.KeyCount + 1];
            int end = (int)((long)batch.RowCount * (part + 1) / parts);
            for (int row = (int)((long)batch.RowCount * part / parts); row < end; row++)
            {
                if (sales.Keys[row] >= 0 && sales.ValueOf(row) != Money.Missing)
                {
                    own[sales.Keys[row] + 1].Add(sales.ValueOf(row));
                }
            }

            sums[part] = own;
        });
        for (int part = 1; part < parts; part++)
        {
            for (int key = 0; key < sums[0].Length; key++)
            {
                sums[0][key].Add(sums[part][key]);
            }
        }

        return sums[0];
    }
}
