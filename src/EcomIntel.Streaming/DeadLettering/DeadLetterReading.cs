using System.Globalization;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>Reads letters, and the marks behind them, from the records of the dead-letter topic.</summary>
internal static class DeadLetterReading
{
    /// <summary>The id of the letter that a mark says was sent again; null for any other record.</summary>
    public static string? RedrivenId(in LogRecord record) =>
        Text(record, RecordHeaderNames.DeadLetterRedriven) is null ? null : IdOf(record);

    /// <summary>Returns null for what is no letter of this library, a tombstone for one included.</summary>
    public static DeadLetter? Read(in LogRecord record)
    {
        if (record.Value is null && Text(record, RecordHeaderNames.DeadLetterReason) is null)
        {
            return null;
        }

        string? id = IdOf(record);
        string? reason = Text(record, RecordHeaderNames.DeadLetterReason);
        string? topic = Text(record, RecordHeaderNames.DeadLetterTopic);
        if (id is null || reason is null || topic is null || Number(record, RecordHeaderNames.DeadLetterPartition) is not { } partition || Number(record, RecordHeaderNames.DeadLetterOffset) is not { } offset)
        {
            return null;
        }

        bool isTruncated = Text(record, RecordHeaderNames.DeadLetterTruncated) == "true";
        return new DeadLetter(id, topic, (int)partition, offset, reason)
        {
            RecordTime = DateTimeOffset.TryParse(Text(record, RecordHeaderNames.DeadLetterTimestamp), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null,
            ExceptionType = Text(record, RecordHeaderNames.DeadLetterExceptionType),
            Attempts = (int)(Number(record, RecordHeaderNames.DeadLetterAttempts) ?? 0),
            Redrives = (int)(Number(record, RecordHeaderNames.DeadLetterRedrives) ?? 0),
            IsTruncated = isTruncated,
            Payload = isTruncated ? null : BytesCopy.Of(record.Value),
        };
    }

    private static string? IdOf(in LogRecord record) =>
        Text(record, RecordHeaderNames.Id) ?? (record.Key is { } key ? Encoding.UTF8.GetString(key.Span) : null);

    private static string? Text(in LogRecord record, string name)
    {
        foreach (RecordHeader header in record.Headers)
        {
            if (header.Name == name)
            {
                return header.Text;
            }
        }

        return null;
    }

    private static long? Number(in LogRecord record, string name) =>
        long.TryParse(Text(record, name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
