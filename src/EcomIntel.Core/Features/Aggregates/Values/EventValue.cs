namespace EcomIntel;

/// <summary>
/// What a group of aggregates is of: one Int64 for each event, <see cref="FeatureCell.MissingInteger"/> where it is missing. Two that say the
/// same are equal, and name themselves alike in every process.
/// </summary>
internal abstract record EventValue
{
    /// <summary>The values of all transactions of a dataset.</summary>
    public abstract long[] Column(BatchContext batch);

    /// <summary>The value of one sale. Traits may differ from the column's in code, but not in which of them are the same.</summary>
    public abstract long Of(in OnlineSale sale);
}
