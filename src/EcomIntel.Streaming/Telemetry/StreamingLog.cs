using Microsoft.Extensions.Logging;

namespace EcomIntel.Streaming;

/// <summary>What is logged. Nothing of an event is in it: no key, no payload, no message of a handler's exception.</summary>
internal sealed partial class StreamingLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Information, "Partition {Partition} was opened as owner {Owner} at offset {Offset}")]
    public partial void Opened(int partition, long owner, long offset);

    [LoggerMessage(2, LogLevel.Information, "Partition {Partition} was closed at offset {Offset}")]
    public partial void Closed(int partition, long offset);

    [LoggerMessage(3, LogLevel.Warning, "Partition {Partition} has another owner by now; what was not committed is dropped")]
    public partial void Fenced(int partition);

    [LoggerMessage(4, LogLevel.Error, "Partition {Partition} stopped and will not go on by itself")]
    public partial void Failed(Exception error, int partition);

    [LoggerMessage(5, LogLevel.Warning, "The record at offset {Offset} of partition {Partition} is a dead letter: {Reason}")]
    public partial void DeadLetter(int partition, long offset, string reason);

    [LoggerMessage(6, LogLevel.Warning, "A handler failed with {ExceptionType} on the record at offset {Offset} of partition {Partition}, attempt {Attempt}")]
    public partial void HandlerFailed(string exceptionType, int partition, long offset, int attempt);

    [LoggerMessage(7, LogLevel.Warning, "{Operation} failed for partition {Partition}; trying again in {Delay}")]
    public partial void Retrying(Exception error, string operation, int partition, TimeSpan delay);

    [LoggerMessage(8, LogLevel.Information, "Partition {Partition} waits: its store is held by another process")]
    public partial void Waiting(int partition);

    [LoggerMessage(9, LogLevel.Warning, "Partition {Partition} was stopped before its last commit; the next owner does that part again")]
    public partial void NotCommitted(int partition);

    [LoggerMessage(10, LogLevel.Error, "The processor cannot go on")]
    public partial void ProcessorFailed(Exception error);

    [LoggerMessage(11, LogLevel.Debug, "Partition {Partition} committed {Records} records up to offset {Offset}")]
    public partial void Committed(int partition, int records, long offset);

    [LoggerMessage(12, LogLevel.Warning, "Partition {Partition} waits: {Bytes} bytes of outgoing rows are not acknowledged")]
    public partial void OutgoingFull(int partition, long bytes);

    [LoggerMessage(13, LogLevel.Warning, "Partition {Partition} was reset: it begins anew at offset {Offset}")]
    public partial void Reset(int partition, long offset);

    [LoggerMessage(14, LogLevel.Information, "Partition {Partition} is rebuilt from its log; what the records before offset {Offset} sent is not sent again")]
    public partial void Rebuilding(int partition, long offset);

    [LoggerMessage(15, LogLevel.Warning, "Partition {Partition} goes on behind a gap: the events from offset {From} to before {To} are lost")]
    public partial void GapAccepted(int partition, long from, long to);

    [LoggerMessage(16, LogLevel.Warning, "Partition {Partition} has no state in this process and its log no longer begins at 0: it is built from offset {Offset} on, without the events before")]
    public partial void RebuildingInPart(int partition, long offset);

    [LoggerMessage(17, LogLevel.Warning, "The topic '{Topic}' could not be asked whether it is still the same; it is asked again later")]
    public partial void TopicUnknown(Exception error, string topic);

    [LoggerMessage(18, LogLevel.Error, "{Problem}")]
    public partial void TopicChanged(string problem);

    [LoggerMessage(19, LogLevel.Warning, "Row {Number} of partition {Partition} has {Bytes} bytes, too many for the topic '{Topic}': a dead letter without payload is sent instead, and the store keeps the row")]
    public partial void RowTooLarge(int partition, long number, string topic, long bytes);
}
