namespace EcomIntel;

/// <summary>A past of fixed size: a small struct of 64-bit words. All zero is one where nothing happened yet.</summary>
/// <typeparam name="TSelf">The state itself.</typeparam>
internal interface IAggregateState<TSelf> : IPast
    where TSelf : unmanaged, IAggregateState<TSelf>
{
    /// <summary>Whether events of one moment have to come in the order of their ids.</summary>
    static virtual bool NeedsOrder => false;

    /// <summary>Whether states of parts of the events merge to the very bits of the state of all of them.</summary>
    static virtual bool IsExact => true;

    /// <summary>Takes in what another state saw. What both saw at one moment came to this one first.</summary>
    void Merge(in TSelf other);
}
