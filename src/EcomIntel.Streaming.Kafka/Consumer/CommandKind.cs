namespace EcomIntel.Streaming.Kafka;

internal enum CommandKind
{
    Start,
    Hold,
    Release,
    Committed,
}
