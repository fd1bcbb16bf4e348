namespace EcomIntel.Modeling;

/// <summary>Leaves that say by how much an amount differs from the mean of the training rows.</summary>
/// <param name="rows">Leaf after leaf its training rows.</param>
/// <param name="amounts">Leaf after leaf what it says.</param>
internal sealed class AmountLeaves(int[] rows, float[] amounts) : ForestLeaves
{
    public ReadOnlySpan<int> Rows => rows;

    public ReadOnlySpan<float> Amounts => amounts;

    public override int Count => rows.Length;

    public override int Width => 1;

    public override bool AreShares => false;

    public override long RowsOf(int leaf) => rows[leaf];

    public override double WeightOf(int leaf) => rows[leaf];

    public override void Read(int leaf, Span<double> values) => values[0] = amounts[leaf];
}
