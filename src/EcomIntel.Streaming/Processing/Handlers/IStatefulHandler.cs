namespace EcomIntel.Streaming;

/// <summary>Lets each partition have a typed cache without knowing the type.</summary>
internal interface IStatefulHandler
{
    /// <param name="number">Which of the partition's caches it is.</param>
    IStateCache CreateCache(int number);
}
