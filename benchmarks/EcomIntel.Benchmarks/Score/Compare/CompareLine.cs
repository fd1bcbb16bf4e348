namespace EcomIntel.Benchmarks;

/// <summary>One cell of the table: what one engine takes for one workload, and how many times as long as ours that is.</summary>
public sealed record CompareLine(string Workload, string Engine, int Rows, double NsPerRow, double Ratio, double MinNsPerRow, double MaxNsPerRow);
