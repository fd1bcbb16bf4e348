namespace EcomIntel.Modeling;

/// <summary>Says how good some trees are out of bag, so that leaf size and columns can be chosen.</summary>
internal abstract class PilotJudge
{
    /// <summary>Scores trees of which the first is the forest's first.</summary>
    /// <returns>The loss, in nats or what is like them, and that of each row: NaN where no tree could predict.</returns>
    public abstract (double Loss, float[] RowLosses) Judge(TreeGrower[] pilots);
}
