namespace EcomIntel.Kafka.Harness;

/// <summary>Which store the workers share.</summary>
public enum StoreKind
{
    Sqlite = 0,
    Postgres = 1,
}
