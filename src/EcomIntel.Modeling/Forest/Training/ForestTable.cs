namespace EcomIntel.Modeling;

/// <summary>The training rows that have a class, or an amount, in bins by column. Immutable once made.</summary>
internal sealed class ForestTable
{
    private ForestTable(BinnedColumns columns, int[] labels, double[] amounts, int[] groups, RowWeights weights)
    {
        Columns = columns.Columns;
        Bins = columns.Bins;
        Labels = labels;
        Amounts = amounts;
        Groups = groups;
        ClassWeights = weights.OfClasses;
        RowWeights = weights.OfRows;
        Priors = weights.Priors;
        TotalWeight = weights.Total;
        IsWeighted = RowWeights.Length > 0 || ClassWeights.AsSpan().ContainsAnyExcept(1);
    }

    public byte[][] Columns { get; }

    public ColumnBins[] Bins { get; }

    /// <summary>For each row its class; empty where rows have amounts.</summary>
    public int[] Labels { get; }

    /// <summary>For each row by how much its amount differs from the mean; empty where rows have classes.</summary>
    public double[] Amounts { get; }

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

    public int RowCount => Math.Max(Labels.Length, Amounts.Length);

    public int ClassCount => ClassWeights.Length;

    public static ForestTable Create(TrainingData data, RowSet rows, RandomForestOptions options, CancellationToken cancellationToken)
    {
        int[] kept = TrainingRows.Labelled(data, rows).Rows.ToArray();
        int[] labels = new int[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            labels[i] = data.Labels[kept[i]];
        }

        BinnedColumns columns = BinnedColumns.Create(data.Features, kept, options, cancellationToken);
        return new ForestTable(columns, labels, [], GroupsOf(data.Groups, kept), Modeling.RowWeights.Of(data, kept, labels, options));
    }

    /// <summary>Makes a table of amounts. To the trees they are of one class that counts every row once.</summary>
    public static ForestTable Create(RegressionData data, RowSet known, double mean, ForestOptions options, CancellationToken cancellationToken)
    {
        int[] kept = known.Rows.ToArray();
        double[] deviations = new double[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            deviations[i] = data.Amounts[kept[i]] - mean;
        }

        BinnedColumns columns = BinnedColumns.Create(data.Features, kept, options, cancellationToken);
        return new ForestTable(columns, [], deviations, GroupsOf(data.Groups, kept), new RowWeights([1], [], [1], kept.Length));
    }

    private static int[] GroupsOf(ReadOnlySpan<int> groups, int[] kept)
    {
        int[] own = groups.IsEmpty ? [] : new int[kept.Length];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = groups[kept[i]];
        }

        return own;
    }
}
