using System.IO.Compression;
using System.Text;

namespace EcomIntel.Modeling.MLNet.Tests;

public class MLNetClassifierPersistenceTests
{
    private static readonly TrainingData Data = PlantedTable.Make(1000);
    private static readonly byte[] Saved = Bytes(Trainers.Train("FastTree", Data, RowSet.All(1000)));

    [Theory]
    [MemberData(nameof(Trainers.All), MemberType = typeof(Trainers))]
    public void A_loaded_model_predicts_the_same_bits(string name)
    {
        MLNetClassifier model = Trainers.Train(name, Data, RowSet.All(800));

        MLNetClassifier loaded = MLNetClassifier.Load(new MemoryStream(Bytes(model)));

        loaded.Name.Should().Be(name);
        loaded.Classes.Should().Equal(Data.Classes);
        loaded.Schema.Invoking(schema => schema.EnsureMatches(Data.Schema)).Should().NotThrow();
        loaded.Probabilities(Data, RowSet.All(1000)).Should().Equal(model.Probabilities(Data, RowSet.All(1000)));
    }

    [Fact]
    public void A_model_saved_and_loaded_twice_is_still_the_same()
    {
        MLNetClassifier once = MLNetClassifier.Load(new MemoryStream(Saved));
        MLNetClassifier twice = MLNetClassifier.Load(new MemoryStream(Bytes(once)));

        twice.Probabilities(Data, RowSet.All(100)).Should().Equal(once.Probabilities(Data, RowSet.All(100)));
    }

    [Fact]
    public void Files_are_named_in_errors()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{nameof(Files_are_named_in_errors)}-{Environment.ProcessId}.zip");
        File.WriteAllText(path, "not a zip");
        try
        {
            FluentActions.Invoking(() => MLNetClassifier.Load(path)).Should().Throw<ModelFormatException>().WithMessage($"{path}: *");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Truncated_and_damaged_files_get_an_error_and_never_another_model()
    {
        double[] expected = MLNetClassifier.Load(new MemoryStream(Saved)).Probabilities(Data, RowSet.All(20));
        SeededRandom random = SeededRandom.For(1, "damage");
        int refused = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            byte[] damaged = trial % 3 == 0 ? Saved[..random.NextInt32(Saved.Length)] : [.. Saved];
            if (trial % 3 != 0)
            {
                damaged[random.NextInt32(damaged.Length)] ^= (byte)(1 + random.NextInt32(255));
            }

            try
            {
                MLNetClassifier.Load(new MemoryStream(damaged)).Probabilities(Data, RowSet.All(20)).Should().Equal(expected);
            }
            catch (ModelFormatException)
            {
                refused++;
            }
        }

        refused.Should().BeGreaterThan(40, "only bytes that mean nothing, such as times, may be damaged unseen");
    }

    [Fact]
    public void A_newer_version_is_refused_by_its_number()
    {
        byte[] newer = WithManifest(json => json.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));

        FluentActions.Invoking(() => MLNetClassifier.Load(new MemoryStream(newer))).Should().Throw<ModelFormatException>().WithMessage("The file is of version 2; this library reads version 1.*");
    }

    [Fact]
    public void A_manifest_that_does_not_fit_the_schema_is_refused()
    {
        byte[] wrong = WithManifest(json => json.Replace("\"learnt\": [", "\"learnt\": [ 9,", StringComparison.Ordinal));

        FluentActions.Invoking(() => MLNetClassifier.Load(new MemoryStream(wrong))).Should().Throw<ModelFormatException>().WithMessage("*do not fit*");
    }

    private static byte[] Bytes(MLNetClassifier model)
    {
        using MemoryStream stream = new();
        model.Save(stream);
        return stream.ToArray();
    }

    private static byte[] WithManifest(Func<string, string> change)
    {
        using MemoryStream stream = new();
        stream.Write(Saved);
        using (ZipArchive archive = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            byte[] json = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(ModelArchive.Read(archive, ModelArchive.Manifest))));
            archive.GetEntry(ModelArchive.Manifest)!.Delete();
            archive.GetEntry(ModelArchive.ManifestChecksum)!.Delete();
            ModelArchive.Write(archive, ModelArchive.Manifest, json);
            ModelArchive.Write(archive, ModelArchive.ManifestChecksum, Encoding.ASCII.GetBytes(ModelArchive.Checksum(json)));
        }

        return stream.ToArray();
    }
}
