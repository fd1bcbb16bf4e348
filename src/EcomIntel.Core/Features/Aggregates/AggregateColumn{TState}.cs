namespace EcomIntel;

/// <summary>The column of an aggregate in the making, filled by blocks of rows from several threads.</summary>
/// <typeparam name="TState">What is kept of the past.</typeparam>
internal abstract class AggregateColumn<TState>
    where TState : unmanaged
{
    public abstract string Name { get; }

    /// <summary>Reads the values of the rows from <paramref name="start"/> on out of the pasts that they see at their times.</summary>
    public abstract void Fill(int start, ReadOnlySpan<TState> pasts, ReadOnlySpan<long> times);

    /// <summary>The column; called once, after every row was filled.</summary>
    public abstract FeatureColumn Finish();
}
