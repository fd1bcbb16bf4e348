namespace EcomIntel.Parquet;

/// <summary>The current value of a column, without a box.</summary>
/// <typeparam name="TValue">What readers see.</typeparam>
internal interface IColumnValue<TValue>
{
    TValue Value { get; }
}
