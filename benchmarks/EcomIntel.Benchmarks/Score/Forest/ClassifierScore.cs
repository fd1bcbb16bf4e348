using System.Diagnostics;

namespace EcomIntel.Benchmarks;

/// <summary>Quality and speed of one trained classifier on the test rows.</summary>
internal static class ClassifierScore
{
    private const int Bins = 15;
    private const int Rounds = 5;
    private const int SingleRows = 2_000;

    public static ForestLine Of(IClassifier model, ForestWorkload workload, double trainSeconds)
    {
        RowSet test = workload.Test;
        int classes = model.Classes.Length;
        double[] probabilities = new double[test.Count * classes];
        double batch = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            model.PredictBatch(workload.Data.Features, test, probabilities);
            batch = Math.Min(batch, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        (double singleNs, double singleBytes) = Single(model, workload);
        return Quality(workload, probabilities) with
        {
            Model = model.Name,
            TrainS = trainSeconds,
            BatchRowsPerS = test.Count / batch,
            SingleNs = singleNs,
            SingleAllocBytes = singleBytes,
        };
    }

    public static ForestLine Quality(ForestWorkload workload, ReadOnlySpan<double> probabilities)
    {
        ReadOnlySpan<int> rows = workload.Test.Rows;
        int classes = workload.Data.Classes.Length;
        double loss = 0;
        double trueLoss = 0;
        int hits = 0;
        (double Sure, double Right)[] bins = new (double, double)[Bins];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<double> row = probabilities.Slice(i * classes, classes);
            int label = workload.Data.Labels[rows[i]];
            int likeliest = 0;
            for (int k = 1; k < classes; k++)
            {
                likeliest = row[k] > row[likeliest] ? k : likeliest;
            }

            loss -= Math.Log(Math.Clamp(row[label], 2.220446049250313e-16, 1 - 2.220446049250313e-16));
            trueLoss += workload.TrueLosses.Length > 0 ? workload.TrueLosses[rows[i]] : 0;
            hits += likeliest == label ? 1 : 0;
            ref (double Sure, double Right) bin = ref bins[Math.Min(Bins - 1, (int)(row[likeliest] * Bins))];
            bin.Sure += row[likeliest];
            bin.Right += likeliest == label ? 1 : 0;
        }

        return new ForestLine
        {
            Model = "",
            Table = workload.Name,
            TrainRows = workload.TrainRows,
            Accuracy = (double)hits / rows.Length,
            LogLoss = loss / rows.Length,
            AboveTruth = workload.TrueLosses.Length > 0 ? (loss - trueLoss) / rows.Length : null,
            Ece = bins.Sum(bin => Math.Abs(bin.Sure - bin.Right)) / rows.Length,
        };
    }

    private static (double Ns, double Bytes) Single(IClassifier model, ForestWorkload workload)
    {
        ReadOnlySpan<int> rows = workload.Test.Rows;
        int count = Math.Min(SingleRows, rows.Length);
        int columns = workload.Data.Schema.Count;
        float[] values = new float[count * columns];
        for (int i = 0; i < count; i++)
        {
            workload.Data.Features.CopyRow(rows[i], values.AsSpan(i * columns, columns));
        }

        double[] probabilities = new double[model.Classes.Length];
        double best = double.MaxValue;
        long bytes = 0;
        for (int round = 0; round < 4 * Rounds; round++)
        {
            bytes = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < count; i++)
            {
                model.Predict(values.AsSpan(i * columns, columns), probabilities);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / count);
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        return (best, (double)bytes / count);
    }
}
