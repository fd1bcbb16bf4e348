namespace EcomIntel.Kafka.Harness;

/// <summary>Where a broker listens on loopback, and what it tells clients.</summary>
/// <param name="Client">For clients.</param>
/// <param name="Advertised">What clients are told: the same, or its proxy.</param>
/// <param name="Inside">For the other brokers and for the harness; never behind a proxy.</param>
/// <param name="Controller">For the quorum.</param>
internal sealed record BrokerPorts(int Client, int Advertised, int Inside, int Controller);
