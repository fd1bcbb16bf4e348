namespace EcomIntel;

/// <summary>A past that needs memory of any size, kept for a lifetime.</summary>
/// <typeparam name="TSelf">The past itself.</typeparam>
internal interface IKeyMemory<TSelf> : IKeyMemory
    where TSelf : class, IKeyMemory<TSelf>
{
    /// <summary>What came before all that this one saw, read along with it; null for nothing. <see cref="IPast.Clear"/> forgets it.</summary>
    TSelf? Earlier { get; set; }

    /// <summary>Takes in what another saw. What both saw at one moment came to this one first.</summary>
    void Merge(TSelf other);
}
