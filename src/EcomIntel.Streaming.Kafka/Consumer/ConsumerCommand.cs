using System.Runtime.InteropServices;

namespace EcomIntel.Streaming.Kafka;

/// <summary>What others ask of a member's thread.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ConsumerCommand(CommandKind Kind, int Partition, long Offset);
