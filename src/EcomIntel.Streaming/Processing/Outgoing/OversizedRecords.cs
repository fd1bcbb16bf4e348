using System.Text;

namespace EcomIntel.Streaming;

/// <summary>What is sent in the place of a record that is too large for its topic: a dead letter without payload.</summary>
internal static class OversizedRecords
{
    /// <summary>Returns null where the record is such a letter already, and nothing is left to take away.</summary>
    public static OutgoingRecord? Shorten(OutgoingRecord record, StreamingOptions options)
    {
        if (Header(record, RecordHeaderNames.DeadLetterTruncated) is not null || Header(record, RecordHeaderNames.Id) is not { } id)
        {
            return null;
        }

        RecordHeader truncated = new(RecordHeaderNames.DeadLetterTruncated, "true");
        if (record.Topic == options.DeadLetterTopic && Header(record, RecordHeaderNames.DeadLetterReason) is not null)
        {
            return record with { Value = ReadOnlyMemory<byte>.Empty, Headers = [.. record.Headers, truncated] };
        }

        OutgoingId from = OutgoingId.Parse(id.Text);
        List<RecordHeader> headers = [
            id,
            new(RecordHeaderNames.DeadLetterTopic, options.Topic),
            new(RecordHeaderNames.DeadLetterPartition, from.Partition),
            new(RecordHeaderNames.DeadLetterOffset, from.Offset),
            new(RecordHeaderNames.DeadLetterReason, DeadLetterReason.OutgoingTooLarge),
            new(RecordHeaderNames.DeadLetterAttempts, "0"),
            truncated,
        ];
        return new OutgoingRecord(options.DeadLetterTopic, Encoding.UTF8.GetBytes(id.Text), ReadOnlyMemory<byte>.Empty) { Headers = headers };
    }

    private static RecordHeader? Header(OutgoingRecord record, string name) => record.Headers.FirstOrDefault(header => header.Name == name);
}
