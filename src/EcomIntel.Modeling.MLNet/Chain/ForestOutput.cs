using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>What the mapping adds to a row, with the buffers to compute it in. ML.NET makes one for each cursor, so that each is used by one thread.</summary>
internal sealed class ForestOutput
{
    public VBuffer<float> Score { get; set; }

    public uint PredictedLabel { get; set; }

    [NoColumn]
    public float[] Slots { get; set; } = [];

    [NoColumn]
    public float[] Row { get; set; } = [];

    [NoColumn]
    public double[] Probabilities { get; set; } = [];
}
