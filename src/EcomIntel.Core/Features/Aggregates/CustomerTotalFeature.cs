using System.Runtime.CompilerServices;

namespace EcomIntel;

/// <summary>Each customer's sales over the whole history, joined back to every row of theirs.</summary>
internal sealed class CustomerTotalFeature(FeatureDefinition definition) : ColumnFeature(definition)
{
    public override FeatureColumn Compute(BatchContext batch)
    {
        EventStream sales = batch.Events(By.Customer, new MeasureValue(Measure.Spend));
        long[] totals = Totals(sales, batch);
        long[] values = LargeArray.Uninitialized<long>(batch.RowCount);
        int parts = batch.Threads;
        Parallel.For(0, parts, batch.Options, part =>
        {
            int start = (int)((long)values.Length * part / parts);
            int end = (int)((long)values.Length * (part + 1) / parts);
            Join(sales.RowKeys.AsSpan(start..end), totals, values.AsSpan(start..end));
        });
        return new TypedColumn<long>(Field, values);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Join(ReadOnlySpan<int> customers, ReadOnlySpan<long> totals, Span<long> values)
    {
        for (int i = 0; i < customers.Length; i++)
        {
            values[i] = totals[customers[i] + 1];
        }
    }

    /// <summary>The total of each customer behind a missing one for nobody; from the sums that an aggregate ended with where there is one.</summary>
    private long[] Totals(EventStream sales, BatchContext batch) => batch.EndsOf<Moments>(By.Customer, new MeasureValue(Measure.Spend)) is { } ends
        ? Totals<Moments>(ends, end => end.Sum, sales, batch)
        : Totals<ExactSum>(Sums(sales, batch), sum => sum, sales, batch);

    private long[] Totals<TState>(ReadOnlySpan<TState> states, Func<TState, ExactSum> sum, EventStream sales, BatchContext batch)
    {
        long[] totals = LargeArray.Uninitialized<long>(states.Length);
        totals[0] = Money.Missing;
        for (int customer = 1; customer < states.Length; customer++)
        {
            try
            {
                totals[customer] = sum(states[customer]).ToInt64();
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
        int parts = Math.Clamp(sales.Keys.Length / 2 / (sales.KeyCount + 1), 1, batch.Threads);
        ExactSum[][] sums = new ExactSum[parts][];
        Parallel.For(0, parts, batch.Options, part =>
        {
            int start = (int)((long)sales.Keys.Length * part / parts);
            int end = (int)((long)sales.Keys.Length * (part + 1) / parts);
            sums[part] = LargeArray.Zeros<ExactSum>(sales.KeyCount + 1);
            AddUp(sales.Keys.AsSpan(start..end), sales.Values[start..end], sums[part]);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUp(ReadOnlySpan<int> customers, ReadOnlySpan<long> amounts, Span<ExactSum> sums)
    {
        for (int i = 0; i < customers.Length; i++)
        {
            if (customers[i] >= 0 && amounts[i] != Money.Missing)
            {
                sums[customers[i] + 1].Add(amounts[i]);
            }
        }
    }
}
