namespace EcomIntel.Benchmarks;

/// <summary>One line of <c>score features</c>. A million rows of so many MB is a row of so many bytes; ColumnMb is that of the columns read and made alone.</summary>
internal sealed record FeatureLine(
    string Workload,
    int Rows,
    double NsPerRow,
    double MbPerMillionRows,
    int Threads,
    double? CopyNsPerRow,
    double ColumnMbPerMillionRows,
    int Customers,
    string Order,
    int Runs,
    double MinNsPerRow,
    double MaxNsPerRow);
