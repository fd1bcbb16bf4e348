using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>A split of a node: the rows whose bin of the column is in the set go left.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct NodeSplit
{
    public int Column;

    /// <summary>By how much the sum over classes of (weighted count)² / (weighted rows) rises: the fall of Gini impurity times rows. For amounts the fall of squared error.</summary>
    public double Gain;

    public BinSet Left;

    /// <summary>For a number: the last bin that goes left.</summary>
    public byte LastLeftBin;

    public int LeftRows;
}
