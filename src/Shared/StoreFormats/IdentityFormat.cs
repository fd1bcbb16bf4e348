namespace EcomIntel.Streaming;

/// <summary>A partition's identity as bytes.</summary>
internal static class IdentityFormat
{
    private const byte Version = 1;

    public static ReadOnlyMemory<byte> Write(SealedWriter writer, PartitionIdentity identity) =>
        writer.Begin(Version).Text(identity.ClusterId).Text(identity.TopicId).ShortSigned(identity.Partition).ShortSigned(identity.PartitionCount)
            .Text(identity.Group).ShortSigned(identity.StateVersion).Seal();

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static PartitionIdentity Read(ReadOnlySpan<byte> bytes)
    {
        SealedReader reader = new(bytes, Version, "the identity");
        return new PartitionIdentity(reader.Text(), reader.Text(), (int)reader.ShortSigned(), (int)reader.ShortSigned(), reader.Text(), (int)reader.ShortSigned());
    }
}
