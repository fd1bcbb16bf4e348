namespace EcomIntel;

/// <summary>A past that needs memory of any size, kept for a lifetime.</summary>
internal interface IKeyMemory : IPast
{
    /// <summary>Writes what was seen; the same past gives the same words.</summary>
    void Write(StateWriter writer);

    /// <summary>Takes what <see cref="Write"/> wrote, in place of what was seen.</summary>
    void Read(ref StateReader reader);
}
