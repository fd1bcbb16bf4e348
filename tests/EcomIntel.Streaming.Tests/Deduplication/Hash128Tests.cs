using System.Buffers.Binary;
using System.Text;

namespace EcomIntel.Streaming.Tests;

public class Hash128Tests
{
    // SMHasher's verification of MurmurHash3_x64_128 (Appleby, main.cpp): the hash of the hashes of 0, 1, … 255 bytes.
    [Fact]
    public void The_verification_value_is_that_of_SMHasher()
    {
        byte[] key = new byte[256];
        byte[] hashes = new byte[16 * 256];
        for (int i = 0; i < 256; i++)
        {
            key[i] = (byte)i;
            Write(Hash128.Of(key.AsSpan(0, i), (uint)(256 - i)), hashes.AsSpan(16 * i));
        }

        ((uint)Hash128.Of(hashes)).Should().Be(0x6384BA69);
    }

    [Fact]
    public void A_known_text_has_its_known_hash() =>
        Hash128.Of(Encoding.ASCII.GetBytes("The quick brown fox jumps over the lazy dog")).Should().Be(new UInt128(0x7a433ca9c49a9347, 0xe34bbc7bbc071b6c));

    private static void Write(UInt128 hash, Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, (ulong)hash);
        BinaryPrimitives.WriteUInt64LittleEndian(target[8..], (ulong)(hash >> 64));
    }
}
