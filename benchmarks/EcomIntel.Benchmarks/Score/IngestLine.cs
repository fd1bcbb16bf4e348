namespace EcomIntel.Benchmarks;

/// <summary>The line of <c>score ingest</c>: rows read and kept, the median of several runs, the first run of the process (its start left out), the process's peak.</summary>
internal sealed record IngestLine(string Workload, long Rows, int Kept, double Seconds, double FirstSeconds, double PeakMb, int Runs);
