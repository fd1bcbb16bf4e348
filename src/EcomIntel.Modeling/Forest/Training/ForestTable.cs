using System.Buffers;

namespace EcomIntel.Modeling;

/// <summary>The training rows that have a class, in bins by column. Immutable once made.</summary>
internal sealed class ForestTable
{
    private const int ChunkRows = 8_192;

    private ForestTable(byte[][] columns, ColumnBins[] bins, int[] labels, int[] groups, RowWeights weights)
    {
        Columns = columns;
        Bins = bins;
        Labels = labels;
        Groups = groups;
        ClassWeights = weights.OfClasses;
        RowWeights = weights.OfRows;
        Priors = weights.Priors;
        TotalWeight = weights.Total;
        IsWeighted = RowWeights.Length > 0 || ClassWeights.AsSpan().ContainsAnyExcept(1);
    }

    public byte[][] Columns { get; }

    public ColumnBins[] Bins { get; }

    public int[] Labels { get; }

    /// <summary>For each row its customer, or −1 for a row on its own; empty where all are.</summary>
    public int[] Groups { get; }

    public double[] ClassWeights { get; }

    /// <summary>For each row its weight, that of its class included; empty where rows count by class only.</summary>
    public double[] RowWeights { get; }

    /// <summary>The weight of all rows.</summary>
    public double TotalWeight { get; }

    public bool IsWeighted { get; }

    /// <summary>The share of each class, weighted.</summary>
    public double[] Priors { get; }

    public int RowCount => Labels.Length;

    public int ClassCount => ClassWeights.Length;

    public static ForestTable Create(TrainingData data, RowSet rows, RandomForestOptions options, CancellationToken cancellationToken)
    {
        int[] kept = TrainingRows.Labelled(data, rows).Rows.ToArray();
        int[] labels = new int[kept.Length];
        int[] groups = data.Groups.IsEmpty ? [] : new int[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            labels[i] = data.Labels[kept[i]];
        }

        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = data.Groups[kept[i]];
        }

        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        ColumnBins[] bins = ChooseBins(data.Features, kept, options.MaxBins, parallel);
        byte[][] columns = [.. bins.Select(_ => new byte[kept.Length])];
        int chunks = (kept.Length + ChunkRows - 1) / ChunkRows;
        Parallel.For(0, bins.Length * chunks, parallel, part =>
        {
            (int column, int chunk) = (part / chunks, part % chunks);
            int start = chunk * ChunkRows;
            int length = Math.Min(ChunkRows, kept.Length - start);
            Fill(data.Features, bins[column], kept.AsSpan(start, length), columns[column].AsSpan(start, length));
        });
        return new ForestTable(columns, bins, labels, groups, Modeling.RowWeights.Of(data, kept, labels, options));
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
