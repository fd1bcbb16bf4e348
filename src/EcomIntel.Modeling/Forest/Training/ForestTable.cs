namespace EcomIntel.Modeling;

/// <summary>The training rows that have a class, in bins by column. Immutable once made.</summary>
internal sealed class ForestTable
{
    private ForestTable(byte[][] columns, ColumnBins[] bins, int[] labels, ulong[] units, double[] weights, double[] priors)
    {
        Columns = columns;
        Bins = bins;
        Labels = labels;
        Units = units;
        ClassWeights = weights;
        Priors = priors;
    }

    public byte[][] Columns { get; }

    public ColumnBins[] Bins { get; }

    public int[] Labels { get; }

    /// <summary>What is drawn whole: a customer, or a row on its own.</summary>
    public ulong[] Units { get; }

    public double[] ClassWeights { get; }

    /// <summary>The share of each class, weighted.</summary>
    public double[] Priors { get; }

    public int RowCount => Labels.Length;

    public int ClassCount => ClassWeights.Length;

    public static ForestTable Create(TrainingData data, RowSet rows, RandomForestOptions options, CancellationToken cancellationToken)
    {
        int[] kept = TrainingRows.Labelled(data, rows).Rows.ToArray();
        int[] labels = new int[kept.Length];
        ulong[] units = new ulong[kept.Length];
        double[] weights = [.. data.Classes.Select(name => options.ClassWeights.TryGetValue(name, out double weight) ? weight : 1)];
        double[] priors = new double[weights.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            labels[i] = data.Labels[kept[i]];
            int group = data.Groups.IsEmpty ? -1 : data.Groups[kept[i]];
            units[i] = group >= 0 ? (ulong)group << 1 : ((ulong)i << 1) | 1;
            priors[labels[i]] += weights[labels[i]];
        }

        double total = priors.Sum();
        for (int k = 0; k < priors.Length; k++)
        {
            priors[k] /= total;
        }

        byte[][] columns = new byte[data.Schema.Count][];
        ColumnBins[] bins = new ColumnBins[columns.Length];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        Parallel.For(0, columns.Length, parallel, field =>
        {
            ReadOnlySpan<float> values = data.Features.Column(field);
            bins[field] = ColumnBinning.Choose(data.Schema.Fields[field], values, kept, options.MaxBins);
            columns[field] = new byte[kept.Length];
            for (int i = 0; i < kept.Length; i++)
            {
                columns[field][i] = bins[field].BinOf(values[kept[i]]);
            }
        });
        return new ForestTable(columns, bins, labels, units, weights, priors);
    }
}
