namespace EcomIntel.Benchmarks;

/// <summary>What came of a file.</summary>
internal sealed record IngestResult(long RowsRead, FeatureTable Features);
