using System.Buffers;

namespace EcomIntel.Modeling;

/// <summary>Training rows in bins by column.</summary>
/// <param name="Columns">For each column the bin of each row.</param>
/// <param name="Bins">How the columns are made of fields.</param>
internal sealed record BinnedColumns(byte[][] Columns, ColumnBins[] Bins)
{
    private const int ChunkRows = 8_192;

    public static BinnedColumns Create(FeatureMatrix features, int[] rows, ForestOptions options, CancellationToken cancellationToken)
    {
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        ColumnBins[] bins = ChooseBins(features, rows, options.MaxBins, parallel);
        byte[][] columns = [.. bins.Select(_ => new byte[rows.Length])];
        int chunks = (rows.Length + ChunkRows - 1) / ChunkRows;
        Parallel.For(0, bins.Length * chunks, parallel, part =>
        {
            (int column, int chunk) = (part / chunks, part % chunks);
            int start = chunk * ChunkRows;
            int length = Math.Min(ChunkRows, rows.Length - start);
            Fill(features, bins[column], rows.AsSpan(start, length), columns[column].AsSpan(start, length));
        });
        return new BinnedColumns(columns, bins);
    }

    private static ColumnBins[] ChooseBins(FeatureMatrix features, int[] rows, int maxBins, ParallelOptions parallel)
    {
        int[] runs = FlagColumns.Runs(features, rows, parallel);
        int[] firsts = [.. Enumerable.Range(0, runs.Length).Where(field => runs[field] > 0)];
        ColumnBins[] bins = new ColumnBins[firsts.Length];
        Parallel.For(0, firsts.Length, parallel, column =>
        {
            int field = firsts[column];
            bins[column] = runs[field] > 1
                ? ColumnBins.OfFlags(field, runs[field])
                : ColumnBinning.Choose(features.Schema.Fields[field], field, features.Column(field), rows, maxBins);
        });
        return bins;
    }

    private static void Fill(FeatureMatrix features, ColumnBins bins, ReadOnlySpan<int> rows, Span<byte> column)
    {
        float[] values = ArrayPool<float>.Shared.Rent(rows.Length);
        if (bins.FlagCount == 0)
        {
            bins.BinsOf(Take(features.Column(bins.Field), rows, values), column);
        }
        else
        {
            column.Fill(bins.NoFlag);
            for (int flag = 0; flag < bins.FlagCount; flag++)
            {
                bins.AddFlag(flag, Take(features.Column(bins.Field + flag), rows, values), column);
            }
        }

        ArrayPool<float>.Shared.Return(values);
    }

    private static ReadOnlySpan<float> Take(ReadOnlySpan<float> values, ReadOnlySpan<int> rows, float[] room)
    {
        if (rows[^1] - rows[0] == rows.Length - 1)
        {
            return values.Slice(rows[0], rows.Length);
        }

        for (int i = 0; i < rows.Length; i++)
        {
            room[i] = values[rows[i]];
        }

        return room.AsSpan(0, rows.Length);
    }
}
