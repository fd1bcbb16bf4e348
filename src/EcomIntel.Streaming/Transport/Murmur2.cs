using System.Buffers.Binary;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>
/// How keys are spread over partitions: Kafka's 32-bit MurmurHash2 (Appleby, 2008; seed 0x9747b28c), the partitioner that librdkafka calls
/// <c>murmur2_random</c> and that Java clients use. Stateless and safe for any thread.
/// </summary>
public static class Murmur2
{
    private const uint Seed = 0x9747b28c;
    private const uint M = 0x5bd1e995;

    /// <summary>Hashes a key as Kafka does.</summary>
    /// <param name="key">The key's bytes.</param>
    /// <returns>The hash; may be negative.</returns>
    public static int Hash(ReadOnlySpan<byte> key)
    {
        uint hash = Seed ^ (uint)key.Length;
        while (key.Length >= 4)
        {
            uint block = BinaryPrimitives.ReadUInt32LittleEndian(key) * M;
            block = (block ^ (block >> 24)) * M;
            hash = (hash * M) ^ block;
            key = key[4..];
        }

        if (key.Length > 0)
        {
            uint rest = key[0];
            rest |= key.Length > 1 ? (uint)key[1] << 8 : 0;
            rest |= key.Length > 2 ? (uint)key[2] << 16 : 0;
            hash = (hash ^ rest) * M;
        }

        hash = (hash ^ (hash >> 13)) * M;
        return (int)(hash ^ (hash >> 15));
    }

    /// <summary>The partition of a key.</summary>
    /// <param name="key">The key's bytes.</param>
    /// <param name="partitions">The topic's number of partitions; above zero.</param>
    /// <returns>A partition from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above zero.</exception>
    public static int PartitionOf(ReadOnlySpan<byte> key, int partitions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions);
        return (Hash(key) & int.MaxValue) % partitions;
    }

    /// <summary>The partition of a key.</summary>
    /// <param name="key">The key; hashed as UTF-8.</param>
    /// <param name="partitions">The topic's number of partitions; above zero.</param>
    /// <returns>A partition from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above zero.</exception>
    public static int PartitionOf(string key, int partitions) => PartitionOf(Encoding.UTF8.GetBytes(key), partitions);
}
