namespace EcomIntel.Benchmarks;

/// <summary>A feature as a peer computed it, in our units and our order of rows.</summary>
/// <param name="Name">The feature's name.</param>
/// <param name="Values">An array of <see cref="sbyte"/>, <see cref="long"/> or <see cref="double"/>, as our column stores it.</param>
public sealed record PeerColumn(string Name, Array Values);
