namespace EcomIntel;

/// <summary>A column that needs no filling: it is there already, or another feature's fill sets its rows.</summary>
internal sealed class FinishedColumn(FeatureColumn column) : ColumnFill
{
    public override void Fill(int start, int end)
    {
    }

    public override FeatureColumn Finish() => column;
}
