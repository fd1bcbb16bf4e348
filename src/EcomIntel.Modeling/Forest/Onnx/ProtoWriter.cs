using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EcomIntel.Modeling;

/// <summary>Writes the wire format of protocol buffers, as far as ONNX needs it.</summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void WriteTo(Stream stream) => stream.Write(_bytes.WrittenSpan);

    public void Integer(int field, long value)
    {
        Tag(field, Varint);
        Raw((ulong)value);
    }

    public void Single(int field, float value)
    {
        Tag(field, Fixed32);
        Raw(value);
    }

    public void Text(int field, string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        Tag(field, Bytes);
        Raw((ulong)bytes.Length);
        _bytes.Write(bytes);
    }

    public void Integers(int field, IEnumerable<long> values)
    {
        ProtoWriter packed = new();
        foreach (long value in values)
        {
            packed.Raw((ulong)value);
        }

        Message(field, packed);
    }

    public void Singles(int field, IReadOnlyCollection<float> values)
    {
        Tag(field, Bytes);
        Raw((ulong)values.Count * sizeof(float));
        foreach (float value in values)
        {
            Raw(value);
        }
    }

    public void Message(int field, Action<ProtoWriter> write)
    {
        ProtoWriter message = new();
        write(message);
        Message(field, message);
    }

    private void Message(int field, ProtoWriter message)
    {
        Tag(field, Bytes);
        Raw((ulong)message._bytes.WrittenCount);
        _bytes.Write(message._bytes.WrittenSpan);
    }

    private void Tag(int field, int wire) => Raw((ulong)((field << 3) | wire));

    private void Raw(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }

    private void Raw(float value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
    }
}
