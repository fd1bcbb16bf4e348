namespace EcomIntel;

/// <summary>The column of an aggregate in the making, filled from several threads.</summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
internal abstract class AggregateColumn<TPast> : IColumnMemory
    where TPast : IPast
{
    public abstract string Name { get; }

    public abstract Span<byte> Bytes { get; }

    /// <summary>Reads the values of the rows from <paramref name="start"/> on out of the pasts that they see at their times.</summary>
    public abstract void Fill(int start, ReadOnlySpan<TPast> pasts, ReadOnlySpan<long> times);

    /// <summary>Gets ready for items, whose values are taken row by row later.</summary>
    /// <param name="nothing">The past of rows without an item.</param>
    public abstract void BeginItems(in TPast nothing);

    /// <summary>Reads the values of the items from <paramref name="first"/> on; each has a 64-bit word of room.</summary>
    public abstract void FillItems(Span<long> items, int first, ReadOnlySpan<TPast> pasts, ReadOnlySpan<long> times);

    /// <summary>Takes the values of the rows from <paramref name="start"/> on from those of their items, −1 where a row has none.</summary>
    public abstract void TakeItems(ReadOnlySpan<long> items, int start, ReadOnlySpan<int> places);

    /// <summary>The column; called once, after every row was filled.</summary>
    public abstract FeatureColumn Finish();
}
