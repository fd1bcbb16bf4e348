using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Turns the client's errors into those of the library.</summary>
internal static class KafkaErrors
{
    public static KafkaTransportException Of(string operation, Error error, Exception? cause = null, ConnectionTrouble? trouble = null) =>
        new($"{operation} failed: {error.Code}, {error.Reason.TrimEnd('.')}.{trouble?.Behind(error.Code)}", cause) { Code = error.Code.ToString() };

    public static KafkaTransportException Of(string operation, Exception error, ConnectionTrouble? trouble = null) => error is KafkaException { Error: { } code }
        ? Of(operation, code, error, trouble)
        : new KafkaTransportException($"{operation} failed: {error.Message}", error);

    public static RecordTooLargeException TooLarge(OutgoingRecord record, int limit, Exception? cause = null) =>
        new($"A record of {record.Size:N0} bytes is too large for '{record.Topic}': send less, or raise MaxRecordBytes, which is {limit:N0}, and the topic's max.message.bytes.", cause);

    /// <summary>What ends a member: for good where another process runs under its name, because to join again would throw that one out in turn.</summary>
    public static Exception OfMember(string topic, Error error, Exception? cause = null)
    {
        KafkaTransportException failure = Of($"Reading '{topic}'", error, cause);
        return error.Code == ErrorCode.FencedInstanceId
            ? new TransportFatalException($"{failure.Message} Give each process a GroupInstanceId of its own, or none.", failure)
            : failure;
    }

    /// <summary>Whether a partition's reading ends with an error, or would go on behind a record that was never delivered.</summary>
    public static bool StopsPartition(Error error) => error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange or ErrorCode.Local_BadMsg
        or ErrorCode.Local_BadCompression or ErrorCode.InvalidMsg or ErrorCode.MsgSizeTooLarge or ErrorCode.Local_InvalidArg or ErrorCode.InvalidRecord
        or ErrorCode.Local_KeyDeserialization or ErrorCode.Local_ValueDeserialization or ErrorCode.Local_NotImplemented or ErrorCode.Local_UnsupportedFeature;

    /// <summary>Whether the member had better be made anew.</summary>
    public static bool StopsMember(Error error) => error.IsFatal || error.Code is ErrorCode.GroupAuthorizationFailed or ErrorCode.TopicAuthorizationFailed
        or ErrorCode.FencedInstanceId or ErrorCode.InconsistentGroupProtocol or ErrorCode.InvalidSessionTimeout or ErrorCode.UnsupportedVersion;
}
