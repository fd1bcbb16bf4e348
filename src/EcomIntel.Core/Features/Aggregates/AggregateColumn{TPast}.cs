namespace EcomIntel;

/// <summary>The column of an aggregate in the making, filled from several threads.</summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
internal abstract class AggregateColumn<TPast>
    where TPast : IPast
{
    public abstract string Name { get; }

    /// <summary>Reads the values of the rows from <paramref name="start"/> on out of the pasts that they see at their times.</summary>
    public abstract void Fill(int start, ReadOnlySpan<TPast> pasts, ReadOnlySpan<long> times);

    /// <summary>Reads the value of rows that see the same past at the same time.</summary>
    public abstract void Fill(ReadOnlySpan<int> rows, in TPast past, long time);

    /// <summary>The column; called once, after every row was filled.</summary>
    public abstract FeatureColumn Finish();
}
