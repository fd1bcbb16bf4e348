namespace EcomIntel.Kafka.Harness;

/// <summary>A record to produce.</summary>
/// <param name="Key">Its key; null for none.</param>
/// <param name="Value">Its payload.</param>
/// <param name="Partition">The partition; <see cref="ByKey"/> for that of its key, <see cref="Wrong"/> for the one after it.</param>
public sealed record LoadRecord(string? Key, byte[] Value, int Partition = LoadRecord.ByKey)
{
    public const int ByKey = -1;
    public const int Wrong = -2;
}
