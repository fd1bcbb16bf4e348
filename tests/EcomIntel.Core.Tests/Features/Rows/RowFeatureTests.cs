namespace EcomIntel.Core.Tests;

public class RowFeatureTests
{
    [Property(MaxTest = 40)]
    public void Columns_filled_in_ranges_on_several_threads_are_those_filled_at_once(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 700);
        FeaturePipeline pipeline = Pipelines.All().Build().Fit(shop, RowSet.All(60));
        BatchContext batch = new(shop, shop.Transactions, pipeline.Calendar, new ParallelOptions());
        RowFeature[] features = [.. pipeline.Compile().All.OfType<RowFeature>()];
        ColumnFill[] fills = RowFeature.Begin(features, batch);
        int[] cuts = Cuts(seed, shop.Transactions.Count);
        Parallel.For(0, cuts.Length - 1, i =>
        {
            foreach (ColumnFill fill in fills)
            {
                fill.Fill(cuts[i], cuts[i + 1]);
            }
        });
        for (int i = 0; i < fills.Length; i++)
        {
            FeatureColumn pieced = fills[i].Finish();
            ColumnFill atOnce = features[i].Begin(batch);
            atOnce.Fill(0, shop.Transactions.Count);
            FeatureColumn whole = atOnce.Finish();
            Bits(pieced).Should().Equal(Bits(whole), pieced.Name);
            pieced.UnknownLevels.Should().Be(whole.UnknownLevels);
        }
    }

    [Fact]
    public void Amounts_share_the_memory_of_the_dataset()
    {
        CommerceDataset shop = RandomShop.Make(1);
        FeatureTable table = new FeaturePipelineBuilder().AddTotalPrice().AddUnitPrice().Build().Run(shop);
        (table["total_price"].Values<long>() == shop.Transactions.Totals).Should().BeTrue();
        (table["unit_price"].Values<long>() == shop.Transactions.UnitPrices).Should().BeTrue();
    }

    private static IEnumerable<int> Bits(FeatureColumn column) => column.ToSingles().Select(BitConverter.SingleToInt32Bits);

    private static int[] Cuts(int seed, int rows)
    {
        SeededRandom random = SeededRandom.For(seed, "cuts");
        List<int> cuts = [0];
        while (cuts[^1] < rows)
        {
            cuts.Add(Math.Min(rows, cuts[^1] + random.NextInt32(90)));
        }

        return [.. cuts];
    }
}
