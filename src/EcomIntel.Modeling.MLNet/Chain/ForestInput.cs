using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>What the mapping reads of a row. ML.NET makes one for each cursor.</summary>
internal sealed class ForestInput
{
    public VBuffer<float> Features { get; set; }
}
