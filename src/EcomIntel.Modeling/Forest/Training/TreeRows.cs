namespace EcomIntel.Modeling;

/// <summary>The rows of one tree: positions in columns of bins and in labels. A tree that draws few of many rows has copies of its own, which stay in the cache.</summary>
/// <param name="Columns">Bins by column.</param>
/// <param name="Labels">Classes.</param>
/// <param name="Rows">The positions, ordered by node as the tree grows.</param>
internal sealed record TreeRows(byte[][] Columns, int[] Labels, int[] Rows)
{
    public static TreeRows None { get; } = new([], [], []);

    /// <summary>The rows' weights; empty where rows count by class only.</summary>
    public double[] Weights { get; init; } = [];

    public static TreeRows Create(ForestTable table, int[] rows)
    {
        if (rows.Length * 2L > table.RowCount)
        {
            return new TreeRows(table.Columns, table.Labels, rows) { Weights = table.RowWeights };
        }

        byte[][] columns = new byte[table.Columns.Length][];
        for (int column = 0; column < columns.Length; column++)
        {
            columns[column] = Take(table.Columns[column], rows);
        }

        int[] labels = Take(table.Labels, rows);
        double[] weights = table.RowWeights.Length > 0 ? Take(table.RowWeights, rows) : [];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        return new TreeRows(columns, labels, rows) { Weights = weights };
    }

    private static T[] Take<T>(T[] values, int[] rows)
    {
        T[] taken = GC.AllocateUninitializedArray<T>(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = values[rows[i]];
        }

        return taken;
    }
}
