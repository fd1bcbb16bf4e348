using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// A store as bytes: mark and version, fingerprint and a checksum of both, then blocks of whole states: which sort of key, the key, its state, and −1
/// behind the last one. States stand in the order of their keys, and behind them, as a sort of key of their own, the customers with their newest clicks.
/// </summary>
internal static class StoreFile
{
    private const long MarkAndVersion = 0x0001_524F_5453_4345; // "ECSTOR", version 1
    private const long VersionMask = unchecked((long)0xFFFF_0000_0000_0000);
    private const long End = -1;

    public static long FingerprintOf(ImmutableArray<KeyedStates> keys) => Checksum.Of(string.Join('|', keys.Select(states => states.Fingerprint)));

    public static void Write(Stream stream, ImmutableArray<KeyedStates> keys, ClickTimes clicks)
    {
        StateWriter header = new();
        header.Put(MarkAndVersion);
        header.Put(FingerprintOf(keys));
        header.Put(Checksum.Of(header.Written));
        stream.Write(header.Written);
        StoreBlocks blocks = new(stream);
        for (int i = 0; i < keys.Length; i++)
        {
            foreach ((string key, KeyState state) in keys[i].InOrder())
            {
                StateWriter writer = blocks.Next();
                writer.Put(i);
                writer.Put(key);
                state.Write(writer);
            }
        }

        foreach ((string customer, long newest) in clicks.InOrder())
        {
            StateWriter writer = blocks.Next();
            writer.Put(keys.Length);
            writer.Put(customer);
            writer.Put(newest);
        }

        blocks.Next().Put(End);
        blocks.Flush();
    }

    public static void Read(Stream stream, ImmutableArray<KeyedStates> keys, ClickTimes clicks)
    {
        CheckHeader(stream, keys);
        for (long block = 0; ; block++)
        {
            StateReader reader = new(StoreBlocks.Read(stream, block));
            while (!reader.IsAtEnd)
            {
                long sort = reader.Take();
                if (sort == End)
                {
                    if (!reader.IsAtEnd)
                    {
                        throw StateReader.Damaged("something follows its last state");
                    }

                    return;
                }

                if (sort < 0 || sort > keys.Length)
                {
                    throw StateReader.Damaged($"a state is of the key {sort}, and there are {keys.Length}");
                }

                string key = reader.TakeText();
                bool isNew = sort == keys.Length
                    ? clicks.TryAdd(key, reader.Take())
                    : key.Length > 0 && keys[(int)sort].TryAdd(key, KeyState.Read(ref reader, keys[(int)sort].Layout));
                if (!isNew)
                {
                    throw StateReader.Damaged($"the key '{key}' is empty or stands twice");
                }
            }
        }
    }

    private static void CheckHeader(Stream stream, ImmutableArray<KeyedStates> keys)
    {
        Span<byte> bytes = stackalloc byte[3 * sizeof(long)];
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw StateReader.Damaged("it ends within its first words");
        }

        StateReader header = new(bytes);
        long mark = header.Take();
        long fingerprint = header.Take();
        if ((mark & ~VersionMask) != (MarkAndVersion & ~VersionMask))
        {
            throw StateReader.Damaged("it does not begin with the mark of a store");
        }

        if (Checksum.Of(bytes[..^sizeof(long)]) != header.Take())
        {
            throw StateReader.Damaged("the checksum of its first words does not fit them");
        }

        if (mark != MarkAndVersion)
        {
            throw new DataFormatException(
                $"The feature store is of version {mark >>> 48}, but this library reads version {MarkAndVersion >>> 48}. Update the library, or rebuild the store from the log.");
        }

        if (fingerprint != FingerprintOf(keys))
        {
            throw new SchemaMismatchException("The feature store was kept for other aggregates than the pipeline has. Rebuild it from the log with this pipeline.");
        }
    }
}
