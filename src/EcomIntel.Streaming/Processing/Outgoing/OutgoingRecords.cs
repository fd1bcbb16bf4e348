using System.Globalization;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>Makes the records that leave a partition, each with the id by which copies are recognised.</summary>
internal sealed class OutgoingRecords(TopicDescription description, StreamingOptions options, int partition)
{
    public OutgoingRecord DeadLetter(in LogRecord record, string reason, Exception? error, int attempts)
    {
        string id = Id(record.Offset, 0);
        List<RecordHeader> headers = [
            new(RecordHeaderNames.Id, id),
            new(RecordHeaderNames.DeadLetterTopic, options.Topic),
            new(RecordHeaderNames.DeadLetterPartition, partition.ToString(CultureInfo.InvariantCulture)),
            new(RecordHeaderNames.DeadLetterOffset, record.Offset.ToString(CultureInfo.InvariantCulture)),
            new(RecordHeaderNames.DeadLetterTimestamp, EpochTime.FromMicroseconds(record.Timestamp).ToString("O", CultureInfo.InvariantCulture)),
            new(RecordHeaderNames.DeadLetterReason, reason),
            new(RecordHeaderNames.DeadLetterAttempts, attempts.ToString(CultureInfo.InvariantCulture)),
        ];
        if (error is not null)
        {
            headers.Add(new RecordHeader(RecordHeaderNames.DeadLetterExceptionType, error.GetType().FullName!));
        }

        if (record.Headers.FirstOrDefault(header => header.Name == RecordHeaderNames.DeadLetterRedrives) is { } redrives)
        {
            headers.Add(new RecordHeader(redrives.Name, redrives.Value.ToArray()));
        }

        headers.AddRange(TraceContext.CarriedOn(record.Headers, headers));
        return new OutgoingRecord(options.DeadLetterTopic, Encoding.UTF8.GetBytes(id), BytesCopy.Of(record.Value)) { Headers = headers };
    }

    public OutgoingRecord Resent(in LogRecord record, string key) => new(options.Topic, Encoding.UTF8.GetBytes(key), BytesCopy.Of(record.Value))
    {
        Headers = [.. Copies(record.Headers), new RecordHeader(RecordHeaderNames.Id, Id(record.Offset, 0))],
    };

    public OutgoingRecord Numbered(OutgoingRecord sent, in LogRecord source, int number) => sent with
    {
        Headers = [.. sent.Headers, .. TraceContext.CarriedOn(source.Headers, sent.Headers), new RecordHeader(RecordHeaderNames.Id, Id(source.Offset, number))],
    };

    private static IEnumerable<RecordHeader> Copies(IReadOnlyList<RecordHeader> headers) =>
        headers.Where(header => header.Name != RecordHeaderNames.Id).Select(header => new RecordHeader(header.Name, header.Value.ToArray()));

    private string Id(long offset, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{description.ClusterId}/{description.TopicId}/{partition}/{offset}/{number}");
}
