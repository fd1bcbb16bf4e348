namespace EcomIntel.Core.Tests;

public class RowFeatureTests
{
    [Property(MaxTest = 40)]
    public void Columns_filled_in_ranges_on_several_threads_are_those_filled_at_once(int seed)
    {
        CommerceDataset shop = RandomShop.Make(seed, 700);
        FeaturePipeline pipeline = Pipelines.All().Build().Fit(shop, RowSet.All(60));
        BatchContext batch = new(shop, pipeline.Calendar);
        foreach (RowFeature feature in pipeline.Compile().OfType<RowFeature>())
        {
            FeatureColumn whole = feature.Compute(batch);
            ColumnFill fill = feature.Begin(batch);
            int[] cuts = Cuts(seed, shop.Transactions.Count);
            Parallel.For(0, cuts.Length - 1, i => fill.Fill(cuts[i], cuts[i + 1]));
            FeatureColumn pieced = fill.Finish();

            pieced.ToSingles().Select(BitConverter.SingleToInt32Bits).Should().Equal(whole.ToSingles().Select(BitConverter.SingleToInt32Bits), feature.Definition.Name);
            pieced.UnknownLevels.Should().Be(whole.UnknownLevels);
        }
    }

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
