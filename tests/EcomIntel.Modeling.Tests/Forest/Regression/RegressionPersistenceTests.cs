namespace EcomIntel.Modeling.Tests;

public class RegressionPersistenceTests
{
    private static readonly RegressionData Data = WithMissing(PlantedAmounts.Create(600, seed: 1, rowsPerCustomer: 2).Data);

    [Fact]
    public void A_loaded_forest_is_the_saved_one()
    {
        RegressionForest forest = Train();
        byte[] file = Save(forest);

        RegressionForest loaded = RegressionForest.Load(new MemoryStream(file));

        Predict(loaded).Should().Equal(Predict(forest));
        (loaded.MeanAmount, loaded.OutOfBagScore, loaded.Settings, loaded.TreeCount, loaded.LeafCount)
            .Should().Be((forest.MeanAmount, forest.OutOfBagScore, forest.Settings, forest.TreeCount, forest.LeafCount));
        loaded.Schema.Fields.Should().Equal(forest.Schema.Fields);
        Save(loaded).Should().Equal(file);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(null)]
    public void The_file_has_the_same_bytes_for_the_same_seed_on_any_number_of_threads(int? minLeafRows)
    {
        byte[] one = Save(Train(threads: 1, minLeafRows));

        foreach (int threads in new[] { 1, 2, 8, 2, 8 })
        {
            Save(Train(threads, minLeafRows)).Should().Equal(one);
        }
    }

    [Fact]
    public void A_file_of_another_kind_is_refused_by_name()
    {
        using MemoryStream classes = new();
        new RandomForestTrainer(new() { Trees = 2 }).Grow(SmallTables.Grid(), RowSet.All(40)).Save(classes);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ecomregression");
        try
        {
            File.WriteAllBytes(path, classes.ToArray());
            FluentActions.Invoking(() => RegressionForest.Load(path)).Should().Throw<ModelFormatException>()
                .WithMessage($"{path}: This is not a regression forest: its first bytes are not those of an .ecomregression file*");
            Train().Save(path);
            RegressionForest.Load(path).TreeCount.Should().Be(8);
            FluentActions.Invoking(() => RandomForest.Load(path)).Should().Throw<ModelFormatException>().WithMessage($"{path}: This is not a forest:*");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_newer_version_is_refused_by_number()
    {
        byte[] file = Save(Train());
        file[8] = 2;

        FluentActions.Invoking(() => RegressionForest.Load(new MemoryStream(file))).Should().Throw<ModelFormatException>()
            .WithMessage("The model file is of version 2; this version of EcomIntel.Modeling reads version 1.*");
    }

    [Fact]
    public void Every_truncation_and_every_flipped_byte_is_refused()
    {
        byte[] file = Save(Train());

        for (int i = 0; i < file.Length; i += 1 + (file.Length / 500))
        {
            byte[] damaged = [.. file];
            damaged[i] ^= 0x10;
            FluentActions.Invoking(() => RegressionForest.Load(new MemoryStream(file[..i]))).Should().Throw<ModelFormatException>();
            FluentActions.Invoking(() => RegressionForest.Load(new MemoryStream(damaged))).Should().Throw<ModelFormatException>();
        }
    }

    [Fact]
    public void Ten_thousand_hostile_payloads_with_a_right_checksum_load_and_predict_or_are_refused()
    {
        byte[] file = Save(Train());
        SeededRandom random = SeededRandom.For(9, "hostile-amounts");
        int refused = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 10_000; i++)
        {
            try
            {
                // Whatever is accepted must be a forest that predicts, without endless loops or reads out of bounds.
                RegressionForest forest = RegressionForest.Load(new MemoryStream(HostileFile.Mutate(file, ref random)));
                float[] row = new float[forest.Schema.Count];
                for (int value = -1; value < 60; value += 7)
                {
                    Array.Fill(row, value < 0 ? float.NaN : value);
                    Math.Abs(forest.Predict(row)).Should().BeLessThan(4e15);
                }
            }
            catch (ModelFormatException)
            {
                refused++;
            }
        }

        refused.Should().BeInRange(1_000, 9_999);
        long perFile = (GC.GetAllocatedBytesForCurrentThread() - before) / 10_000;
        perFile.Should().BeLessThan(100L * file.Length, "no file makes the reader allocate out of proportion");
    }

    private static RegressionForest Train(int threads = -1, int? minLeafRows = 8) =>
        new RegressionForestTrainer(new() { Trees = 8, Seed = 3, MinLeafRows = minLeafRows, MaxDegreeOfParallelism = threads })
            .Train(Data, RowSet.All(Data.RowCount), null, TestContext.Current.CancellationToken);

    private static byte[] Save(RegressionForest forest)
    {
        using MemoryStream stream = new();
        forest.Save(stream);
        return stream.ToArray();
    }

    private static double[] Predict(RegressionForest forest)
    {
        double[] amounts = new double[Data.RowCount];
        forest.PredictBatch(Data.Features, RowSet.All(Data.RowCount), amounts);
        return amounts;
    }

    private static RegressionData WithMissing(RegressionData data)
    {
        float[] ages = [.. Enumerable.Range(0, data.RowCount).Select(row => row % 9 == 0 ? float.NaN : data.Features.Column(0)[row])];
        return new RegressionData(data.Features.WithColumn(0, ages), data.Amounts.ToArray(), data.Groups.ToArray());
    }
}
