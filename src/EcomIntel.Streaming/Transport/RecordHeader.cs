using System.Text;

namespace EcomIntel.Streaming;

/// <summary>A header of a record. Immutable as long as its bytes are; safe for any thread.</summary>
/// <param name="Name">The name; more than one header may have it.</param>
/// <param name="Value">The value's bytes.</param>
public sealed record RecordHeader(string Name, ReadOnlyMemory<byte> Value)
{
    /// <summary>Makes a header of text.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">The value, written as UTF-8.</param>
    public RecordHeader(string name, string text)
        : this(name, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>The value read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Value.Span);
}
