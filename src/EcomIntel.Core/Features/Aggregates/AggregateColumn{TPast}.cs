namespace EcomIntel;

/// <summary>The column of an aggregate in the making, filled from several threads.</summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
internal abstract class AggregateColumn<TPast>
    where TPast : IPast
{
    public abstract string Name { get; }

    /// <summary>Reads the values of the rows from <paramref name="start"/> on out of the pasts that they see at their times.</summary>
    public abstract void Fill(int start, ReadOnlySpan<TPast> pasts, ReadOnlySpan<long> times);

    /// <summary>Makes room for values that are read item by item and taken row by row later.</summary>
    /// <param name="items">The number of items.</param>
    /// <param name="nothing">The past of rows without an item.</param>
    public abstract void BeginItems(int items, in TPast nothing);

    /// <summary>Reads the value of an item.</summary>
    public abstract void FillItem(int item, in TPast past, long time);

    /// <summary>Takes the values of the rows from <paramref name="start"/> on from those of their items, −1 where a row has none.</summary>
    public abstract void Take(int start, ReadOnlySpan<int> items);

    /// <summary>The column; called once, after every row was filled.</summary>
    public abstract FeatureColumn Finish();
}
