using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// Takes key and value out of the client's memory while it is there, one behind the other: the client asks for them before it says of which partition they
/// are. Nothing is parsed here, so that no record can make the client fail. For one thread.
/// </summary>
internal sealed class Scratch
{
    private byte[] _bytes = new byte[64 * 1024];
    private int _used;

    public Scratch()
    {
        Key = new KeyPart(this);
        Value = new ValuePart(this);
    }

    public IDeserializer<int> Key { get; }

    public IDeserializer<int> Value { get; }

    /// <summary>Key and value of the record consumed last.</summary>
    public ReadOnlySpan<byte> Content => _bytes.AsSpan(0, _used);

    private int Take(ReadOnlySpan<byte> data)
    {
        if (data.Length > _bytes.Length - _used)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _used + data.Length));
        }

        data.CopyTo(_bytes.AsSpan(_used));
        _used += data.Length;
        return data.Length;
    }

    private sealed class KeyPart(Scratch scratch) : IDeserializer<int>
    {
        public int Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
        {
            scratch._used = 0;
            return isNull ? -1 : scratch.Take(data);
        }
    }

    private sealed class ValuePart(Scratch scratch) : IDeserializer<int>
    {
        public int Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? -1 : scratch.Take(data);
    }
}
