namespace EcomIntel;

/// <summary>
/// A column in the making. Its rows are filled in ranges that do not overlap, from several threads and in any order; once every row is filled the
/// column is taken.
/// </summary>
internal abstract class ColumnFill
{
    /// <summary>Fills the rows from <paramref name="start"/> to before <paramref name="end"/>. Safe for several threads with different rows.</summary>
    public abstract void Fill(int start, int end);

    /// <summary>The column; called once, after every row was filled.</summary>
    public abstract FeatureColumn Finish();
}
