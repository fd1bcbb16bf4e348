using System.Buffers.Binary;

namespace EcomIntel.Modeling.Tests;

public class ForestPersistenceTests
{
    private static readonly TrainingData Data = WithMissing(PlantedShop.Create(600, seed: 1, rowsPerCustomer: 2).Data);

    [Fact]
    public void A_loaded_forest_is_the_saved_one()
    {
        RandomForest forest = Train();
        byte[] file = Save(forest);

        RandomForest loaded = RandomForest.Load(new MemoryStream(file));

        Probabilities(loaded).Should().Equal(Probabilities(forest));
        loaded.Classes.Should().Equal(forest.Classes);
        loaded.Schema.Fields.Should().Equal(forest.Schema.Fields);
        loaded.OutOfBagScore.Should().Be(forest.OutOfBagScore);
        loaded.Settings.Should().Be(forest.Settings);
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
    public void A_file_is_found_by_its_path_and_named_in_errors()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ecomforest");
        try
        {
            Train().Save(path);
            RandomForest.Load(path).TreeCount.Should().Be(8);
            File.WriteAllText(path, "transaction_id,timestamp");
            Action load = () => RandomForest.Load(path);
            load.Should().Throw<ModelFormatException>().WithMessage($"{path}: This is not a forest:*");
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
        file[8] = 4;

        Action load = () => RandomForest.Load(new MemoryStream(file));

        load.Should().Throw<ModelFormatException>().WithMessage("The model file is of version 4; this version of EcomIntel.Modeling reads versions 2 and 3.*");
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] file = Save(Train());

        for (int length = 0; length < file.Length; length += 1 + (file.Length / 500))
        {
            Action load = () => RandomForest.Load(new MemoryStream(file[..length]));
            load.Should().Throw<ModelFormatException>();
        }
    }

    [Fact]
    public void Every_flipped_byte_is_noticed_by_the_checksum()
    {
        byte[] file = Save(Train());

        for (int i = 0; i < file.Length; i += 1 + (file.Length / 500))
        {
            byte[] damaged = [.. file];
            damaged[i] ^= 0x10;
            Action load = () => RandomForest.Load(new MemoryStream(damaged));
            load.Should().Throw<ModelFormatException>();
        }
    }

    [Fact]
    public void A_file_from_before_rows_had_weights_is_still_read()
    {
        // Written by the package when its files were of version 2: two trees over an age and a city.
        const string Old =
            "RUNPTUZSU1QCAAAAwQF7ImZvcm1hdCI6ImVjb21pbnRlbC5zY2hlbWEiLCJ2ZXJzaW9uIjoxLCJmaWVsZHMiOlt7Im5hbWUiOiJhZ2UiLCJ0eXBlIjoibnVt"
            + "YmVyIiwia25vd25fZnJvbSI6WyJjdXN0b21lciJdfSx7Im5hbWUiOiJjaXR5IiwidHlwZSI6ImNhdGVnb3J5Iiwia25vd25fZnJvbSI6WyJjdXN0b21lciJd"
            + "LCJsZXZlbHMiOlsiQWNjcmEiLCJIbyJdfV19AgFhAAAAAAAA8D8AAAAAAADQPwFiAAAAAAAA8D8AAAAAAADoP5qZmZmZmbk/AAAAAAAAAAADAgAAAAAAAPj/"
            + "AAAAAAAA+P8AAAAAAAAA8D8AAAAAAAAAAAIAAAABAAIAAQH+/////////////////////////////////////////wIHAgEAAQIAAKhBAAAAFAAJAAEBAACA"
            + "fwAAAAgAAQIHAgEAAQIAAKhBAAAAFAAJAAEBAACAfwAAAAgAAQIVOqZjWBipeI6hiXkLUJ4GAlDgJ3oj3WSsBWpV7y6OaA==";
        double[] probabilities = new double[2];

        RandomForest forest = RandomForest.Load(new MemoryStream(Convert.FromBase64String(Old)));

        forest.Predict([5, 0], probabilities);
        probabilities[0].Should().Be(0.0012437810519575817);
        forest.Predict([30, 1], probabilities);
        probabilities[0].Should().Be(0.003086419862315614);
        RandomForest again = RandomForest.Load(new MemoryStream(Save(forest)));
        again.Predict([30, 1], probabilities);
        probabilities[0].Should().Be(0.003086419862315614);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ten_thousand_hostile_payloads_with_a_right_checksum_load_predict_and_explain_or_are_refused(bool weighted)
    {
        byte[] file = Save(Train(weighted: weighted));
        SeededRandom random = SeededRandom.For(9, "hostile");
        int refused = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 10_000; i++)
        {
            try
            {
                // Whatever is accepted must be a forest that predicts, without endless loops or reads out of bounds.
                Predict(RandomForest.Load(new MemoryStream(HostileFile.Mutate(file, ref random))));
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

    private static void Predict(RandomForest forest)
    {
        float[] row = new float[forest.Schema.Count];
        double[] probabilities = new double[forest.Classes.Length];
        for (int value = -1; value < 60; value += 7)
        {
            Array.Fill(row, value < 0 ? float.NaN : value);
            forest.Predict(row, probabilities);
        }

        forest.Explain(row).BaseProbabilities.Should().OnlyContain(probability => probability >= 0 && probability < 1.001);
    }

    private static RandomForest Train(int threads = -1, int? minLeafRows = 8, bool weighted = false)
    {
        TrainingData data = weighted ? Data.WithWeights([.. Enumerable.Range(0, Data.RowCount).Select(row => 0.1f + (row % 3))]) : Data;
        return new RandomForestTrainer(new() { Trees = 8, Seed = 3, MinLeafRows = minLeafRows, MaxDegreeOfParallelism = threads }).Grow(data, RowSet.All(Data.RowCount));
    }

    private static byte[] Save(RandomForest forest)
    {
        using MemoryStream stream = new();
        forest.Save(stream);
        BinaryPrimitives.ReadInt32LittleEndian(stream.GetBuffer().AsSpan(8)).Should().Be(3);
        return stream.ToArray();
    }

    private static double[] Probabilities(RandomForest forest)
    {
        double[] probabilities = new double[Data.RowCount * 5];
        forest.PredictBatch(Data.Features, RowSet.All(Data.RowCount), probabilities);
        return probabilities;
    }

    private static TrainingData WithMissing(TrainingData data)
    {
        float[] age = data.Features.Column(0).ToArray();
        for (int i = 0; i < age.Length; i += 9)
        {
            age[i] = float.NaN;
        }

        return new TrainingData(data.Features.WithColumn(0, age), data.Classes, data.Labels.ToArray(), data.Groups.ToArray());
    }
}
