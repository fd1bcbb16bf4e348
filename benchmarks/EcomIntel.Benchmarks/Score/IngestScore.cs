using System.Diagnostics;
using System.IO.Compression;

namespace EcomIntel.Benchmarks;

/// <summary>From a file of UCI's Online Retail format to the fused features: read, clean, compute, as an app would.</summary>
internal static class IngestScore
{
    private const string Zone = "Europe/London";

    private static readonly CsvMap Map = new CsvMap { TimeZone = Zone }
        .Map(Field.OrderId, "InvoiceNo")
        .Map(Field.TransactionKind, "InvoiceNo", text => text.StartsWith('C') ? "cancellation" : null)
        .Map(Field.ProductId, "StockCode")
        .Map(Field.ProductName, "Description")
        .Map(Field.Quantity, "Quantity")
        .Map(Field.Timestamp, "InvoiceDate")
        .Map(Field.UnitPrice, "UnitPrice")
        .Map(Field.CustomerId, "CustomerID", text => text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text)
        .Map(Field.Location, "Country");

    public static async Task RunAsync(ScoreOptions options, Report report)
    {
        (double first, _) = await SecondsAsync(options.File!, options.Threads);
        double[] seconds = new double[options.Runs];
        IngestResult result = null!;
        for (int i = 0; i < seconds.Length; i++)
        {
            (seconds[i], result) = await SecondsAsync(options.File!, options.Threads);
        }

        report.Line(new IngestLine(
            "ingest", result.RowsRead, result.Features.RowCount, Measured.From(seconds).Median, first, PeakMb(), options.Runs));
    }

    /// <summary>One run from the closed file to the features.</summary>
    public static async Task<(double Seconds, IngestResult Result)> SecondsAsync(string file, int threads)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        await using Stream stream = Open(file);
        CleanResult shop = await CommerceSource.FromCsv(stream, file, Map)
            .Clean(c => c.DropMissing(Field.CustomerId).Returns(ReturnPolicy.Drop).Positive(Field.Quantity).Positive(Field.UnitPrice))
            .LoadAsync();
        FeatureTable features = Workload.Fused(Zone).Transform(shop.Dataset, threads);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, new IngestResult(shop.Report.Transactions.Read, features));
    }

    private static double PeakMb()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static Stream Open(string file)
    {
        FileStream raw = File.OpenRead(file);
        return file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
    }
}
