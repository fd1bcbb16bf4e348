using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace EcomIntel.Streaming.Kafka;

/// <summary>What is logged. Nothing of a record is in it, and no secret.</summary>
internal sealed partial class KafkaLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Information, "Partitions {Partitions} of '{Topic}' were assigned")]
    public partial void Assigned(string topic, string partitions);

    [LoggerMessage(2, LogLevel.Information, "Partitions {Partitions} of '{Topic}' were revoked")]
    public partial void Revoked(string topic, string partitions);

    [LoggerMessage(3, LogLevel.Warning, "Partitions {Partitions} of '{Topic}' were lost: the group had given this member up")]
    public partial void Lost(string topic, string partitions);

    [LoggerMessage(4, LogLevel.Warning, "Reading '{Topic}' reports {Code}: {Reason}")]
    public partial void Reading(string topic, ErrorCode code, string reason);

    [LoggerMessage(5, LogLevel.Error, "Partition {Partition} of '{Topic}' cannot be read on from offset {Offset}: {Code}, {Reason}")]
    public partial void PartitionFailed(string topic, int partition, long offset, ErrorCode code, string reason);

    [LoggerMessage(6, LogLevel.Warning, "A listener failed while partitions of '{Topic}' changed hands")]
    public partial void ListenerFailed(Exception error, string topic);

    [LoggerMessage(7, LogLevel.Warning, "Partitions of '{Topic}' are given back although their last commits are not done after {Bound}")]
    public partial void RevokedLate(string topic, TimeSpan bound);

    [LoggerMessage(8, LogLevel.Warning, "The member of '{Group}' did not leave within {Bound}; the brokers will give it up")]
    public partial void LeftLate(string group, TimeSpan bound);

    [LoggerMessage(9, LogLevel.Warning, "Leaving the group failed")]
    public partial void LeavingFailed(Exception error);

    [LoggerMessage(10, LogLevel.Warning, "The client {Client} reports {Code}: {Reason}")]
    public partial void ClientError(string client, ErrorCode code, string reason);

    [LoggerMessage(11, LogLevel.Warning, "The producer cannot go on and is made anew: {Code}, {Reason}")]
    public partial void ProducerReplaced(ErrorCode code, string reason);

    [LoggerMessage(12, LogLevel.Information, "Partition {Partition} of '{Topic}' is assigned again at offset {Offset}, after its reading had stopped")]
    public partial void AssignedAgain(string topic, int partition, long offset);

    [LoggerMessage(13, LogLevel.Warning, "{Count} records were not acknowledged when the transport was closed")]
    public partial void NotAcknowledged(long count);

    /// <summary>What the client itself says, at its own level.</summary>
    public void Client(LogMessage message)
    {
        LogLevel level = (LogLevel)message.LevelAs(LogLevelType.MicrosoftExtensionsLogging);
        if (logger.IsEnabled(level))
        {
            ClientSays(level, message.Name, message.Facility, message.Message);
        }
    }

    [LoggerMessage(EventId = 14, Message = "{Client} {Facility}: {Text}")]
    private partial void ClientSays(LogLevel level, string client, string facility, string text);
}
