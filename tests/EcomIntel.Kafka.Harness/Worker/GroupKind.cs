namespace EcomIntel.Kafka.Harness;

/// <summary>By which protocol the workers share partitions.</summary>
public enum GroupKind
{
    Classic = 0,
    Consumer = 1,
}
