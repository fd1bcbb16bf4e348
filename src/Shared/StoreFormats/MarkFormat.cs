namespace EcomIntel.Streaming;

/// <summary>A partition's mark as bytes.</summary>
internal static class MarkFormat
{
    private const byte Version = 1;

    public static ReadOnlyMemory<byte> Write(SealedWriter writer, PartitionMark mark)
    {
        writer.Begin(Version).Int64(mark.NextOffset).Int64(mark.Watermark).Int64(mark.HighestRecordTime).Int64(mark.NextOutgoing)
            .Int64(mark.DeadLettersInARow).Int64(mark.QuietBefore).Int64(mark.AcceptedGapOffsets)
            .Int64(mark.Counts.Applied).Int64(mark.Counts.Duplicates).Int64(mark.Counts.DeadLetters).Int64(mark.Counts.Resent);
        if (mark.LastRecord is { } last)
        {
            writer.Byte(1).Int64(last.Offset).ShortSigned(last.LeaderEpoch).UInt64(last.Hash);
        }
        else
        {
            writer.Byte(0);
        }

        if (mark.AcceptedGap is { } gap)
        {
            writer.Byte(1).Int64(gap.From).Int64(gap.To);
        }
        else
        {
            writer.Byte(0);
        }

        return writer.Seal();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static PartitionMark Read(ReadOnlySpan<byte> bytes)
    {
        SealedReader reader = new(bytes, Version, "the mark");
        return new PartitionMark(reader.Int64())
        {
            Watermark = reader.Int64(),
            HighestRecordTime = reader.Int64(),
            NextOutgoing = reader.Int64(),
            DeadLettersInARow = reader.Int64(),
            QuietBefore = reader.Int64(),
            AcceptedGapOffsets = reader.Int64(),
            Counts = new PartitionCounts(reader.Int64(), reader.Int64(), reader.Int64(), reader.Int64()),
            LastRecord = reader.Byte() == 0 ? null : new LastRecord(reader.Int64(), (int)reader.ShortSigned(), reader.UInt64()),
            AcceptedGap = reader.Byte() == 0 ? null : new OffsetGap(reader.Int64(), reader.Int64()),
        };
    }
}
