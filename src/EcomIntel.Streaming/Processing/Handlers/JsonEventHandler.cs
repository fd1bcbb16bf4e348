using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EcomIntel.Streaming;

/// <summary>A <see cref="StatefulEventHandler{TState}"/> that keeps its state as JSON. A singleton: one instance serves all partitions, several of them at the same time.</summary>
/// <typeparam name="TState">The state: an immutable class or a struct.</typeparam>
/// <param name="typeInfo">How the state is written, from a source-generated <c>JsonSerializerContext</c>.</param>
[SuppressMessage("Naming", "CA1711", Justification = "It handles a shop's events; no delegate of .NET's is meant.")]
public abstract class JsonEventHandler<TState>(JsonTypeInfo<TState> typeInfo) : StatefulEventHandler<TState>
{
    /// <inheritdoc/>
    public override void Save(TState state, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter writer = new(output);
        JsonSerializer.Serialize(writer, state, typeInfo);
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The bytes are no such state.</exception>
    public override TState Load(string key, int version, ReadOnlySpan<byte> saved) =>
        JsonSerializer.Deserialize(saved, typeInfo) ?? throw new JsonException("The saved state is null.");
}
