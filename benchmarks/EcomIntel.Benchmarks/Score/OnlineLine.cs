namespace EcomIntel.Benchmarks;

/// <summary>The line of <c>score online</c>. BytesPerEvent is what the last run allocated.</summary>
internal sealed record OnlineLine(
    string Workload, int Rows, int Features, double NsPerEvent, double BytesPerEvent, int Customers, int Runs, double MinNsPerEvent, double MaxNsPerEvent);
