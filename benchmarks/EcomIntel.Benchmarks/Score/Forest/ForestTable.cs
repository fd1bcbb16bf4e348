using System.Globalization;
using System.Text;

namespace EcomIntel.Benchmarks;

/// <summary>The table of one run in Markdown, with how many times ours the peers take.</summary>
internal static class ForestTable
{
    public static string Markdown(IReadOnlyList<ForestLine> lines, string machine)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{machine}. {lines[0].Table}, of which {lines[0].TrainRows:N0} rows train.\n\n")
            .Append("| model | train s | × ours | log-loss | accuracy | ECE | rows/s scored | ours ÷ | one row ns | bytes |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (ForestLine line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {line.Model} | {line.TrainS:0.00} | {line.TrainS / lines[0].TrainS:0.0} | {line.LogLoss:0.0000} | {line.Accuracy:0.0000} | {line.Ece:0.000} ")
                .Append(CultureInfo.InvariantCulture, $"| {line.BatchRowsPerS:N0} | {lines[0].BatchRowsPerS / line.BatchRowsPerS:0.0} | {line.SingleNs:N0} | {line.SingleAllocBytes:N0} |\n");
        }

        return text.ToString();
    }
}
