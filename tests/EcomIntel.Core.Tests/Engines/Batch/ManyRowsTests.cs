namespace EcomIntel.Core.Tests;

/// <summary>Shops large enough to be computed in several parts: every way through the engine must give the same bits.</summary>
public class ManyRowsTests
{
    private const int Rows = 150_000;

    [Theory]
    [InlineData(1)]
    [InlineData(3_000)]
    [InlineData(Rows)]
    public void Sorted_and_shuffled_rows_on_any_number_of_threads_have_the_same_features(int customers)
    {
        (CommerceDataset sorted, CommerceDataset shuffled, int[] places) = Shops(customers);
        FeaturePipeline pipeline = new FeaturePipelineBuilder()
            .AddHourOfDay().AddTotalPrice().AddPriceBand().AddCustomerTotalSpent()
            .AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend).TimeSinceLast())
            .AddAggregates(By.Customer, Window.Days(3), a => a.Count().Sum(Measure.Spend).TimeSinceLast())
            .AddAggregates(By.Hour, Window.Hours(30), a => a.Count().Mean(Measure.UnitPrice))
            .Build();

        FeatureTable expected = pipeline.Transform(sorted, 1, TestContext.Current.CancellationToken);
        foreach (int threads in (int[])[2, 3, 7])
        {
            Same(pipeline.Transform(sorted, threads, TestContext.Current.CancellationToken), expected, null);
            Same(pipeline.Transform(shuffled, threads, TestContext.Current.CancellationToken), expected, places);
        }
    }

    private static void Same(FeatureTable actual, FeatureTable expected, int[]? places)
    {
        for (int column = 0; column < expected.Columns.Length; column++)
        {
            float[] values = actual.Columns[column].ToSingles();
            float[] right = expected.Columns[column].ToSingles();
            for (int row = 0; row < values.Length; row++)
            {
                if (BitConverter.SingleToInt32Bits(values[row]) != BitConverter.SingleToInt32Bits(right[places is null ? row : places[row]]))
                {
                    Assert.Fail($"{actual.Columns[column].Name} of row {row} is {values[row]} but should be {right[places is null ? row : places[row]]}.");
                }
            }
        }
    }

    /// <summary>One shop in the order of time and in none; each row of the second stands at its place of the first.</summary>
    private static (CommerceDataset Sorted, CommerceDataset Shuffled, int[] Places) Shops(int customers)
    {
        SeededRandom random = SeededRandom.For(5, "many rows");
        long[] times = new long[Rows];
        int[] codes = new int[Rows];
        long[] prices = new long[Rows];
        TransactionKind[] kinds = new TransactionKind[Rows];
        for (int row = 0; row < Rows; row++)
        {
            times[row] = 1_700_000_000_000_000 + (random.NextInt32(60_000) * 13_000_000L);
            codes[row] = random.NextInt32(20) == 0 ? -1 : random.NextInt32(customers);
            prices[row] = random.NextInt32(15) == 0 ? Money.Missing : random.NextInt32(4_000_000);
            kinds[row] = random.NextInt32(9) == 0 ? TransactionKind.Return : TransactionKind.Sale;
        }

        Array.Sort(times);
        int[] places = [.. Enumerable.Range(0, Rows)];
        for (int row = Rows - 1; row > 0; row--)
        {
            int other = random.NextInt32(row + 1);
            (places[row], places[other]) = (places[other], places[row]);
        }

        Customer[] records = [.. Enumerable.Range(0, customers).Select(i => new Customer($"c{i}"))];
        return (
            CommerceDataset.FromColumns(new TransactionColumns { Timestamps = times, Customers = codes, UnitPrices = prices, Totals = prices, Kinds = kinds }, records),
            CommerceDataset.FromColumns(
                new TransactionColumns
                {
                    Timestamps = [.. places.Select(place => times[place])],
                    Customers = [.. places.Select(place => codes[place])],
                    UnitPrices = [.. places.Select(place => prices[place])],
                    Totals = [.. places.Select(place => prices[place])],
                    Kinds = [.. places.Select(place => kinds[place])],
                },
                records),
            places);
    }
}
