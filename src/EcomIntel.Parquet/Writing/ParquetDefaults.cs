namespace EcomIntel.Parquet;

/// <summary>What holds where the caller says nothing.</summary>
internal static class ParquetDefaults
{
    /// <summary>Enough for the columns to compress well, and some tens of megabytes in memory.</summary>
    public const int RowsPerGroup = 1 << 18;
}
