using System.Collections.Immutable;

namespace EcomIntel.Modeling.MLNet;

/// <summary>What a model file holds besides the schema and ML.NET's own models.</summary>
/// <param name="Version">The version of the file's format.</param>
/// <param name="Name">The trainer's name.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Learnt">Which of them the models know, in the order of the models' outputs.</param>
/// <param name="Missing">For each field what stands in for a missing number.</param>
/// <param name="Calibrations">One for each model that knows one class; empty for one model that knows all.</param>
/// <param name="SchemaSha256">The checksum of the schema.</param>
/// <param name="ModelSha256">The checksum of each of ML.NET's models.</param>
internal sealed record ModelManifest(
    int Version,
    string Name,
    ImmutableArray<string> Classes,
    ImmutableArray<int> Learnt,
    ImmutableArray<float> Missing,
    ImmutableArray<PlattCalibration> Calibrations,
    string SchemaSha256,
    ImmutableArray<string> ModelSha256)
{
    public const int CurrentVersion = 1;

    /// <summary>Whether its parts fit each other and the schema.</summary>
    public bool Fits(FeatureSchema schema) =>
        !Learnt.IsDefaultOrEmpty && !Classes.IsDefault && !Missing.IsDefault && !Calibrations.IsDefault && Name is not null
        && Learnt.All(c => c >= 0 && c < Classes.Length)
        && Learnt.Distinct().Count() == Learnt.Length
        && Missing.Length == schema.Count
        && (Calibrations.IsEmpty ? ModelSha256.Length == 1 : Calibrations.Length == Learnt.Length && ModelSha256.Length == Learnt.Length);
}
