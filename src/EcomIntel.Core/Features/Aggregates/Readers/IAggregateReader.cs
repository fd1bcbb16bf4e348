namespace EcomIntel;

/// <summary>Reads one number from the state of a key's past. A struct, so that each reader's loop over a block of rows is compiled for itself.</summary>
/// <typeparam name="TState">What is kept of the past.</typeparam>
/// <typeparam name="TValue">The type of the column: Int64, Float64, or Int32 for codes.</typeparam>
internal interface IAggregateReader<TState, out TValue>
    where TValue : unmanaged
{
    TValue Read(in TState past, long now);
}
