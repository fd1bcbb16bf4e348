namespace EcomIntel.Benchmarks;

/// <summary>Somebody else's engine with the data in its memory.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>Name and version.</summary>
    string Name { get; }

    /// <summary>How many ways it has to compute a workload.</summary>
    int Formulations(string workload);

    /// <summary>Computes a workload one way, for its values.</summary>
    IReadOnlyList<PeerColumn> Results(string workload, int formulation);

    /// <summary>Computes a workload one way, for the seconds it takes.</summary>
    double Seconds(string workload, int formulation);
}
