namespace EcomIntel.Modeling;

/// <summary>The rows of one tree: positions in columns of bins and in labels. A tree that draws few of many rows has copies of its own, which stay in the cache.</summary>
/// <param name="Columns">Bins by column.</param>
/// <param name="Labels">Classes; empty where rows have amounts.</param>
/// <param name="Rows">The positions, ordered by node as the tree grows.</param>
internal sealed record TreeRows(byte[][] Columns, int[] Labels, int[] Rows)
{
    public static TreeRows None { get; } = new([], [], []);

    /// <summary>The rows' weights; empty where rows count by class only.</summary>
    public double[] Weights { get; init; } = [];

    /// <summary>The rows' amounts; empty where they have classes.</summary>
    public double[] Amounts { get; init; } = [];

    public static TreeRows Create(ForestTable table, int[] rows)
    {
        if (rows.Length * 2L > table.RowCount)
        {
            return new TreeRows(table.Columns, table.Labels, rows) { Weights = table.RowWeights, Amounts = table.Amounts };
        }

        byte[][] columns = new byte[table.Columns.Length][];
        for (int column = 0; column < columns.Length; column++)
        {
            columns[column] = Take(table.Columns[column], rows);
        }

        int[] labels = Take(table.Labels, rows);
        double[] weights = Take(table.RowWeights, rows);
        double[] amounts = Take(table.Amounts, rows);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        return new TreeRows(columns, labels, rows) { Weights = weights, Amounts = amounts };
    }

    private static T[] Take<T>(T[] values, int[] rows)
    {
        if (values.Length == 0)
        {
            return [];
        }

        T[] taken = GC.AllocateUninitializedArray<T>(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = values[rows[i]];
        }

        return taken;
    }
}
