namespace EcomIntel.Kafka.Harness;

/// <summary>All faults. docs/streaming-guarantees.md has a line for each.</summary>
public static class FaultCatalogue
{
    public static IReadOnlyList<Fault> All { get; } =
        [.. WorkerFaults.All, .. BrokerFaults.All, .. EventFaults.All, .. StoreFaults.All, .. ProducerFaults.All, MixedFault.Instance, .. RefusedFaults.All];

    /// <summary>Those that a pair of protocol and store is put through.</summary>
    public static IEnumerable<Fault> For(GroupKind protocol, StoreKind store, bool basicOnly) => All.Where(fault =>
        (fault.IsBasic || !basicOnly) && (fault.Store ?? store) == store && (fault.Protocol ?? protocol) == protocol);

    /// <summary>The fault of a name.</summary>
    /// <exception cref="FormatException">There is none; the message names all.</exception>
    public static Fault Named(string name) => All.FirstOrDefault(fault => fault.Name == name)
        ?? throw new FormatException($"There is no fault '{name}'. There are: {string.Join(", ", All.Select(fault => fault.Name))}.");
}
