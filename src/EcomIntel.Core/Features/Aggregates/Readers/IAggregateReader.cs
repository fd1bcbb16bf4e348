namespace EcomIntel;

/// <summary>Reads one number from the state of a key's past. A struct, so that each reader's loop over a block of rows is compiled for itself.</summary>
/// <typeparam name="TState">What is kept of the past.</typeparam>
/// <typeparam name="TValue">The type of the column: Int64 or Float64.</typeparam>
internal interface IAggregateReader<TState, out TValue>
    where TState : unmanaged
    where TValue : unmanaged
{
    TValue Read(in TState past, long now);
}
