using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace EcomIntel.Modeling.MLNet;

/// <summary>
/// Turns the names of classes, as an ONNX model gives them, into keys. ML.NET makes a vector of every ONNX output, also of a single text, and the only transform of its own that makes one
/// value of a vector is hashing; so names are hashed, by a seed that keeps the classes apart, and the hashes looked up.
/// </summary>
internal static class ClassKeys
{
    private const int Bits = 31;
    private const uint MostSeeds = 1_000;

    public static IEstimator<ITransformer> Estimator(MLContext ml, string column, ImmutableArray<string> classes)
    {
        IDataView names = ml.Data.LoadFromEnumerable(classes.Select(name => new ClassName { Name = name, Output = [name] }));
        for (uint seed = 0; seed < MostSeeds; seed++)
        {
            IDataView hashed = Hash(ml, nameof(ClassName.Hash), nameof(ClassName.Output), seed).Fit(names).Transform(names);
            if (hashed.GetColumn<uint>(nameof(ClassName.Hash)).Distinct().Count() == classes.Length)
            {
                return Hash(ml, column, column, seed)
                    .Append(ml.Transforms.Conversion.MapValue(column, hashed, hashed.Schema[nameof(ClassName.Hash)], hashed.Schema[nameof(ClassName.Name)]))
                    .Append(ml.Transforms.Conversion.MapValueToKey(column, keyData: ml.Data.LoadFromEnumerable(classes.Select(name => new KeyName { Name = name }))));
            }
        }

        throw new EcomIntelException($"{classes.Length} classes are too many to be told apart by {Bits} bits. Take a coarser target.");
    }

    private static HashingEstimator Hash(MLContext ml, string output, string input, uint seed) =>
        ml.Transforms.Conversion.Hash(new HashingEstimator.ColumnOptions(output, input, Bits, seed, combine: true));

    private sealed class ClassName
    {
        public string Name { get; set; } = "";

        [VectorType(1)]
        public string[] Output { get; set; } = [];

        [NoColumn]
        public uint Hash { get; set; }
    }

    private sealed class KeyName
    {
        public string Name { get; set; } = "";
    }
}
