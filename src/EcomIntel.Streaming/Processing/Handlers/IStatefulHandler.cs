namespace EcomIntel.Streaming;

/// <summary>Lets each partition have a typed cache without knowing the type.</summary>
internal interface IStatefulHandler
{
    IStateCache CreateCache(int capacity);
}
