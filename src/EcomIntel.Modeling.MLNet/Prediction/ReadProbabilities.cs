namespace EcomIntel.Modeling.MLNet;

/// <summary>Reads the probabilities of the row that a scorer holds.</summary>
/// <param name="probabilities">Receives one for each class that was learnt.</param>
internal delegate void ReadProbabilities(Span<double> probabilities);
